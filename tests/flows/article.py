"""An article of invented people: it reports a communiqué, quotes a member of parliament, and hides three."""

POINT_ONE = "سدود الوادي كلها بخير، ولم تسجل فرقنا تشققًا واحدًا منذ بدء الترميم."
POINT_TWO = "نعمل على إنجاز المرحلة الثانية قبل حلول الشتاء."
POINT_THREE = "ندعو سكان الضفاف إلى ألا يصغوا إلى الشائعات."
PASSAGE_ONE = "سنبقى عند السدود ليل نهار حتى يطمئن آخر بيت في الوادي"
PASSAGE_TWO = "نشكر أهل الوادي على صبرهم الطويل، ونعدهم بربيع بلا خوف"
AGAINST = "نعرف ما لدى اللجنة من معدات ومهندسين، وما رأيناه على الأرض لا يكاد يُذكر"
FOR = "في قرية النارنج عاد الماء إلى البيوت بفضل الترميم، وهذا حق يقال"
FIRST_SOURCE = "إن الترميم توقف منذ أسبوعين"
SECOND_SOURCE = "إن الأموال لم تصل إلى فرق العمل"
THIRD_SOURCE = "إن العمل يسير كما خُطط له"

ARTICLE = f"""\
سدود الوادي بين لجنتها ومنتقديها

كتبت هالة السروجي:

أصدرت اللجنة المشتركة لسدود الوادي الأربعاء بيانًا عقب اجتماعها في مدينة الرمان، قالت فيه: "{PASSAGE_ONE}".

وأثنى البيان على السكان وقال: "{PASSAGE_TWO}".

ومن أبرز نقاط البيان:

1- {POINT_ONE}

2- {POINT_TWO}

3- {POINT_THREE}

في المقابل قال عضو لجنة المياه في البرلمان أيهم الزرقاني لصحيفة الضفاف: "{AGAINST}".

وتابع الزرقاني: "{FOR}".

وقال مصدر أمني للصحيفة {FIRST_SOURCE}. وقال مصدر أمني ثانٍ {SECOND_SOURCE}. غير أن مصدرًا أمنيًا ثالثًا قال \
{THIRD_SOURCE}.
"""

TITLE = "سدود الوادي بين لجنتها ومنتقديها"
OUTLET = "صحيفة الضفاف"
STATEMENT = "بيان اجتماع الرمان"
GROUP = "اللجنة المشتركة لسدود الوادي"
MEMBER, LATIN, ALIAS = "أيهم الزرقاني", "Ayham Zarqani", "أبو سهيل الزرقاني"
ROLE = "عضو لجنة المياه"
UNNAMED = "مصدر أمني"
CLAIM = "لترميم سدود الوادي أثر ظاهر"

INDIRECT = (FIRST_SOURCE, SECOND_SOURCE, THIRD_SOURCE)
OF_THE_STATEMENT = (PASSAGE_ONE, PASSAGE_TWO, POINT_ONE, POINT_TWO, POINT_THREE)
