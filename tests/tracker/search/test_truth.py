"""Everyday searches find what they should, by a truth written by hand: which forms of a word are meant.

With ISNAD_ARTICLES=FOLDER in the environment the same searches also run over the .txt files of a folder.
"""

import os
import re
from pathlib import Path

import pytest

from tracker.search import asking
from tracker.search.words import variants
from tracker.text.fold import fold

CLITICS = "(?:و|ف)?(?:ب|ك|ل|س)?(?:ال|لل)?"


def form(stem: str, suffix: str = r"(?:ه|ات|ين|ون|ان|ي|يه|ها|هم|نا|كم|ك|ا)?") -> re.Pattern[str]:
    return re.compile(rf"\b{CLITICS}(?:{stem}){suffix}\b")


QUERIES = {
    "الحكومة": form("حكوم"),
    "البرلمان": form("برلمان"),
    "رئيس": form("رييس|رءيس|رويسا|روساء"),
    "وزير": form("وزير|وزراء|وزرا"),
    "انتخابات": form("انتخاب"),
    "الأمن": form("امن", r"(?:ي|يه|ها|هم|نا|ه)?"),
    "التحالف": form("تحالف"),
    "مظاهرات": form("مظاهر"),
    "اقتصاد": form("اقتصاد"),
    "الصحة": form("صح", r"(?:ه|ي|يه|تها|ته|تهم)"),
    "فيروس": form("فيروس"),
    "لقاح": form("لقاح"),
    "مدرسة": form("مدرس", r"(?:ه|تها|ته)"),
    "الجيش": form("جيش"),
    "القانون": form("قانون"),
    "محكمة": form("محكم", r"(?:ه|تها)"),
    "الشرطة": form("شرط", r"(?:ه|ي|يه)"),
    "صورة": form("صور", r"(?:ه|ته|تها|تهم)"),
    "فيديو": form("فيديو"),
    "خبر": form("خبر|اخبار"),
    "مواقع": form("مواقع"),
    "السعودية": form("سعودي"),
    "مصر": form("مصر", r"(?:ي|يه|يين|يون)?"),
    "العراق": form("عراق"),
    "لبنان": form("لبنان"),
    "سوريا": form("سوري"),
    "المغرب": form("مغرب", r"(?:ي|يه|يين)?"),
    "قطر": form("قطر", r"(?:ي|يه)?"),
    "منظمة": form("منظم", r"(?:ه|تها|ته)"),
    "دولي": form("دولي"),
    "مليون": form("مليون|ملايين"),
    "2020": re.compile(r"\b2020\b"),
    "قرار": form("قرار"),
    "تصريحات": form("تصريح"),
    "حقيقة": form("حقيق", r"(?:ه|تها|ته)"),
    "المسؤول": form("مسوول|مسءول|مسيول|مسؤول"),
    "مدينة": form("مدين", r"(?:ه|تها|ته)"),
    "الطفل": form("طفل|اطفال"),
    "شركة": form("شرك", r"(?:ه|تها|ته)"),
    "الإعلام": form("اعلام"),
}

ARTICLES = (
    "قال وزير الصحة إن الحكومة قرّرت فتح المدارس، وإن للحكومات السابقة قرارات أخرى. وأضاف"
    " الوزير أن مدرسة واحدة"
    " بالمدينة بقيت مغلقة، وأن مدرستها الثانية ستُفتح بقرار من المحكمة.",
    "أعلنت الشرطة في العراق أن متظاهرين رفعوا صورًا، وأن الصورة المتداولة قديمة. وللشرطة فيديو"
    " آخر، وصورتها واضحة.",
    "تراجع الاقتصاد اللبناني، وفي لبنان شركات كثيرة؛ والشركة الكبرى باقتصاد البلاد قالت إن"
    " انتخابات 2020 أخّرتها.",
    "نفت السعودية الخبر، وقال مسؤول سعودي: لا حقيقة لما نُشر. وللسعوديين رأي، وحقيقته في بيان"
    " الحكومة السعودية.",
    "رئيس البرلمان في مصر استقبل رئيس التحالف الدولي، وبحث معه أمن المدينة والأمن في سوريا، وقانونًا للإعلام.",
    "قالت منظمة دولية إن فيروسًا جديدًا ظهر، وإن اللقاح متوفر؛ ومنظمتها الأم في المغرب."
    " والفيروس لا يصيب طفلًا، ولا"
    " خوف على الطفل السليم، كما جاء في تصريح وفي تصريحات لاحقة وتصريحاته هو.",
    "تحرك الجيش نحو قطر بحسب مواقع إخبارية، والمواقع نفسها نشرت فيديوهات. وبالتحالف قوات؛ فالتحالف لا ينفي.",
    "خرجت مظاهرات أمام المحكمة، ومظاهرة في ساحة المدينة، وطالب المتظاهرون بإعلام حر وبمدينتهم"
    " آمنة وبمليون وظيفة.",
)


def measure(texts: list[str]) -> tuple[float, float]:
    """Recall and precision over all words of the texts and all queries."""
    right = wrong = missed = 0
    for typed, truth in QUERIES.items():
        stems = asking.ask(typed).stems
        for text in texts:
            for word in re.findall(r"\w+", fold(text)):
                is_found = any(variant.startswith(stem) for variant in variants(word) for stem in stems)
                is_meant = truth.fullmatch(word) is not None
                right += is_found and is_meant
                wrong += is_found and not is_meant
                missed += is_meant and not is_found
    return right / (right + missed), right / (right + wrong)


def test_everyday_searches_find_what_they_should() -> None:
    recall, precision = measure([*ARTICLES])
    assert recall >= 0.93
    assert precision >= 0.88


@pytest.mark.skipif("ISNAD_ARTICLES" not in os.environ, reason="no folder of articles was named")
def test_they_do_so_in_a_folder_of_articles() -> None:
    folder = Path(os.environ["ISNAD_ARTICLES"])
    recall, precision = measure([path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))])
    assert recall >= 0.93
    assert precision >= 0.88
