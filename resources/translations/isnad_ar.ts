<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_IQ" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Isnad</source>
        <translation>عن إسناد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>انسخ</translation>
    </message>
    <message>
        <source>Copy versions and paths</source>
        <translation>انسخ الإصدارات والمسارات</translation>
    </message>
    <message>
        <source>Isnad: who said what</source>
        <translation>إسناد: من قال ماذا</translation>
    </message>
    <message>
        <source>Keeps quotes with their speakers and places, and the claims they bear on. All offline.</source>
        <translation>يحفظ الاقتباسات وقائليها ومواضعها والادعاءات التي تتصل بها، من دون إنترنت.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>سجل الأعطال</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>A file is still being written. Stop and leave nothing of it, or wait?</source>
        <translation>ما زال ملف قيد الكتابة. أتوقفه فلا يبقى منه شيء، أم تنتظر؟</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>أوقف وأغلق</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>انتظر</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>عمل لم يكتمل</translation>
    </message>
</context>
<context>
    <name>BackupSettings</name>
    <message>
        <source> min</source>
        <translation> دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s), {size} MB; the newest is of {moment}.</source>
        <translation>
            <numerusform>لا نسخ، {size} م.ب؛ الأحدث: {moment}.</numerusform>
            <numerusform>نسخة واحدة، {size} م.ب؛ وهي من {moment}.</numerusform>
            <numerusform>نسختان، {size} م.ب؛ الأحدث: {moment}.</numerusform>
            <numerusform>%n نسخ، {size} م.ب؛ الأحدث: {moment}.</numerusform>
            <numerusform>%n نسخة، {size} م.ب؛ الأحدث: {moment}.</numerusform>
            <numerusform>%n نسخة، {size} م.ب؛ الأحدث: {moment}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>نسخة احتياطية الآن</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>بجانب المشروع</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>اختر المجلد…</translation>
    </message>
    <message>
        <source>Choose the second folder…</source>
        <translation>اختر المجلد الثاني…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Minutes between two backups</source>
        <translation>الدقائق بين نسختين</translation>
    </message>
    <message>
        <source>No second folder</source>
        <translation>بلا مجلد ثان</translation>
    </message>
    <message>
        <source>None. One on another disk keeps the backups if this disk breaks.</source>
        <translation>لا يوجد. مجلد على قرص آخر يحفظ النسخ إذا تعطّل هذا القرص.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>افتح المجلد</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>مجلد ثان</translation>
    </message>
    <message>
        <source>The project failed its last check: no backup is thinned out.</source>
        <translation>لم يجتز المشروع فحصه الأخير: لا تُحذف أي نسخة.</translation>
    </message>
    <message>
        <source>There is no backup of this project yet.</source>
        <translation>لا نسخة احتياطية لهذا المشروع بعد.</translation>
    </message>
    <message>
        <source>While I work, every</source>
        <translation>أثناء العمل، كل</translation>
    </message>
    <message>
        <source>{folder}: not there now. Until it is, backups go into the first folder only.</source>
        <translation>{folder}: غير موجود الآن. تُحفظ النسخ في المجلد الأول وحده حتى يوجد.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>A backup was saved and checked: {file}</source>
        <translation>حُفظت نسخة احتياطية وفُحصت: {file}</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>نسخة احتياطية الآن</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>نسخ احتياطي</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>افحص المشروع</translation>
    </message>
    <message>
        <source>Checking the project</source>
        <translation>فحص المشروع</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>إنقاذ ما يُقرأ</translation>
    </message>
    <message>
        <source>Rescue what can be read…</source>
        <translation>أنقذ ما يُقرأ…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>استعد من نسخة…</translation>
    </message>
    <message>
        <source>The last backup is older than it should be: {day}. What came after it has none yet.</source>
        <translation>آخر نسخة احتياطية أقدم مما ينبغي: {day}، وما جرى بعدها لا نسخة له بعد.</translation>
    </message>
    <message>
        <source>This is the new project: {file}. The file before stays as it is.</source>
        <translation>هذا هو المشروع الجديد: {file}. الملف السابق باق كما هو.</translation>
    </message>
    <message>
        <source>What can be done…</source>
        <translation>ما العمل؟…</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>A project to try things in: do not enter your work here.</source>
        <translation>مشروع للتجربة، لا تُدخل فيه عملك.</translation>
    </message>
    <message>
        <source>Open for reading only: this file or its folder cannot be written.</source>
        <translation>للقراءة فقط: لا تمكن الكتابة في هذا الملف أو في مجلده.</translation>
    </message>
    <message>
        <source>Open for reading only: {holder} has this project open.</source>
        <translation>للقراءة فقط: المشروع مفتوح عند {holder}.</translation>
    </message>
    <message>
        <source>Start my own project</source>
        <translation>ابدأ مشروعي</translation>
    </message>
    <message>
        <source>This project lies on a network drive ({name}), where a broken connection can damage it: keep it on this computer, and only copies there (File ▸ Save a copy).</source>
        <translation>هذا المشروع على قرص شبكي ({name})، وقد يتلفه انقطاع الاتصال: أبقه على هذا الحاسوب، وضع هناك نسخًا منه فقط (ملف ▸ احفظ نسخة).</translation>
    </message>
    <message>
        <source>{name} syncs this project&apos;s folder, and two computers that write at once lose work: keep it in a folder of this computer, and only copies there (File ▸ Save a copy).</source>
        <translation>تزامن خدمة {name} مجلد هذا المشروع، وإذا كُتب فيه من حاسوبين معًا ضاع عمل: أبقه في مجلد على هذا الحاسوب، وضع هناك نسخًا منه فقط (ملف ▸ احفظ نسخة).</translation>
    </message>
</context>
<context>
    <name>BothSides</name>
    <message>
        <source>Changed position between {first} and {last}</source>
        <translation>تغيّر الموقف بين {first} و{last}</translation>
    </message>
    <message>
        <source>Has spoken on both sides</source>
        <translation>له أقوال في الاتجاهين</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n of them are linked with another stance. Change it?</source>
        <translation>
            <numerusform>لا اقتباس منها مرتبط بموقف آخر.</numerusform>
            <numerusform>اقتباس واحد منها مرتبط بموقف آخر. أتغيّره؟</numerusform>
            <numerusform>اقتباسان منها مرتبطان بموقف آخر. أتغيّره؟</numerusform>
            <numerusform>%n اقتباسات منها مرتبطة بموقف آخر. أتغيّره؟</numerusform>
            <numerusform>%n اقتباسًا منها مرتبط بموقف آخر. أتغيّره؟</numerusform>
            <numerusform>%n اقتباس منها مرتبط بموقف آخر. أتغيّره؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes selected</source>
        <translation>
            <numerusform>لا اقتباس محددًا</numerusform>
            <numerusform>اقتباس واحد محدد</numerusform>
            <numerusform>اقتباسان محددان</numerusform>
            <numerusform>%n اقتباسات محددة</numerusform>
            <numerusform>%n اقتباسًا محددًا</numerusform>
            <numerusform>%n اقتباس محدد</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Change and link</source>
        <translation>غيّر واربط</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Claim: a few letters of it</source>
        <translation>الادعاء: اكتب أحرفًا منه</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>صدّر</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>اربط</translation>
    </message>
    <message>
        <source>Link to a claim</source>
        <translation>اربط بادعاء</translation>
    </message>
    <message>
        <source>Now the stance: 1, 2 or 3, then Enter.</source>
        <translation>الآن الموقف: 1 أو 2 أو 3، ثم Enter.</translation>
    </message>
    <message>
        <source>Select all shown ({number})</source>
        <translation>حدّد كل ما تعرضه التصفية ({number})</translation>
    </message>
    <message>
        <source>Selected quotes</source>
        <translation>الاقتباسات المحددة</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>الموقف</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>حالة النسبة</translation>
    </message>
    <message>
        <source>{what}, of all that are selected ({key})</source>
        <translation>{what}: لكل ما هو محدد ({key})</translation>
    </message>
</context>
<context>
    <name>BulkCommands</name>
    <message numerus="yes">
        <source>%n quotes are now: {status}.</source>
        <translation>
            <numerusform>لم تتغير حالة أي اقتباس إلى: {status}.</numerusform>
            <numerusform>صارت حالة اقتباس واحد: {status}.</numerusform>
            <numerusform>صارت حالة اقتباسين: {status}.</numerusform>
            <numerusform>صارت حالة %n اقتباسات: {status}.</numerusform>
            <numerusform>صارت حالة %n اقتباسًا: {status}.</numerusform>
            <numerusform>صارت حالة %n اقتباس: {status}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes deleted.</source>
        <translation>
            <numerusform>لم يُحذف أي اقتباس.</numerusform>
            <numerusform>حُذف اقتباس واحد.</numerusform>
            <numerusform>حُذف اقتباسان.</numerusform>
            <numerusform>حُذفت %n اقتباسات.</numerusform>
            <numerusform>حُذف %n اقتباسًا.</numerusform>
            <numerusform>حُذف %n اقتباس.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes linked: {stance}.</source>
        <translation>
            <numerusform>لم يُربط أي اقتباس: {stance}.</numerusform>
            <numerusform>رُبط اقتباس واحد: {stance}.</numerusform>
            <numerusform>رُبط اقتباسان: {stance}.</numerusform>
            <numerusform>رُبطت %n اقتباسات: {stance}.</numerusform>
            <numerusform>رُبط %n اقتباسًا: {stance}.</numerusform>
            <numerusform>رُبط %n اقتباس: {stance}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing quotes</source>
        <translation>تغيير الاقتباسات</translation>
    </message>
    <message>
        <source>There was nothing to change.</source>
        <translation>لم يكن هناك ما يتغير.</translation>
    </message>
</context>
<context>
    <name>CardColumn</name>
    <message>
        <source>Show the rest ({number})</source>
        <translation>أظهر البقية ({number})</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Copy</source>
        <translation>انسخ</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>اطوِ</translation>
    </message>
    <message>
        <source>Mark the words that bear on the claim</source>
        <translation>حدّد الشاهد على الادعاء</translation>
    </message>
    <message>
        <source>Note on the link</source>
        <translation>ملاحظة على الارتباط</translation>
    </message>
    <message>
        <source>Open its source</source>
        <translation>افتح مادته</translation>
    </message>
    <message>
        <source>Open the quote</source>
        <translation>افتح الاقتباس</translation>
    </message>
    <message>
        <source>Open the speaker</source>
        <translation>افتح صفحة القائل</translation>
    </message>
    <message>
        <source>Show all the words</source>
        <translation>أظهر القول كاملًا</translation>
    </message>
    <message>
        <source>Stance: {stance}</source>
        <translation>الموقف: {stance}</translation>
    </message>
    <message>
        <source>Status of the attribution</source>
        <translation>حالة النسبة</translation>
    </message>
    <message>
        <source>Unlink from this claim</source>
        <translation>فك ارتباطه بهذا الادعاء</translation>
    </message>
</context>
<context>
    <name>CheckReport</name>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>انسخ</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>استعد من نسخة…</translation>
    </message>
    <message>
        <source>Something in the project was lost or changed without Isnad ({records} were checked). Its good backups stay: none is thinned out from now on. Do not go on working on it before you have looked at a backup.</source>
        <translation>في المشروع ما فُقد أو تغيّر من خارج إسناد (ما فُحص: {records}). نسخه السليمة باقية: لن تُحذف منها نسخة بعد الآن. لا تتابع العمل فيه قبل أن تنظر في نسخة.</translation>
    </message>
    <message>
        <source>The project is sound: every record is as Isnad wrote it ({records}).</source>
        <translation>المشروع سليم: كل سجل كما كتبه إسناد ({records}).</translation>
    </message>
    <message>
        <source>The project&apos;s check</source>
        <translation>فحص المشروع</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
</context>
<context>
    <name>ClaimForm</name>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Claims like this one</source>
        <translation>ادعاءات تشبهه</translation>
    </message>
    <message>
        <source>Edit the claim</source>
        <translation>عدّل الادعاء</translation>
    </message>
    <message>
        <source>Neutral wording that can be checked: who? what? where? when?</source>
        <translation>صياغة محايدة قابلة للتحقق: من؟ ماذا؟ أين؟ متى؟</translation>
    </message>
    <message>
        <source>New claim</source>
        <translation>ادعاء جديد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>There are claims like this. Enter opens one of them:</source>
        <translation>في المشروع ادعاءات تشبهه. اضغط Enter لفتح أحدها:</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
</context>
<context>
    <name>ClaimHead</name>
    <message>
        <source>Another claim says this, or the contrary: make them one (M)</source>
        <translation>ادعاء آخر يقول هذا أو عكسه: اجعلهما واحدًا (M)</translation>
    </message>
    <message>
        <source>Edit the claim</source>
        <translation>عدّل الادعاء</translation>
    </message>
    <message>
        <source>Edit the claim (F2)</source>
        <translation>عدّل الادعاء (F2)</translation>
    </message>
    <message>
        <source>Keep the verdict</source>
        <translation>أبقِ التصنيف</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>ادمج في…</translation>
    </message>
    <message>
        <source>Merge the claim into another one</source>
        <translation>ادمج هذا الادعاء في آخر</translation>
    </message>
    <message numerus="yes">
        <source>New since the verdict (%n)</source>
        <translation>
            <numerusform>جديد بعد التصنيف (%n)</numerusform>
            <numerusform>جديد بعد التصنيف (%n)</numerusform>
            <numerusform>جديد بعد التصنيف (%n)</numerusform>
            <numerusform>جديد بعد التصنيف (%n)</numerusform>
            <numerusform>جديد بعد التصنيف (%n)</numerusform>
            <numerusform>جديد بعد التصنيف (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>بلا تصنيف</translation>
    </message>
    <message>
        <source>Say why this verdict was given</source>
        <translation>اكتب تعليل التصنيف</translation>
    </message>
    <message>
        <source>Show only what is new since the verdict</source>
        <translation>أظهر الجديد بعد التصنيف وحده</translation>
    </message>
    <message>
        <source>Speakers on each side, their quotes in brackets</source>
        <translation>عدد القائلين في كل جانب، وبين القوسين عدد اقتباساتهم</translation>
    </message>
    <message>
        <source>Status (S)</source>
        <translation>الحالة (S)</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>ارفع التصنيف</translation>
    </message>
    <message>
        <source>Verdict (V)</source>
        <translation>التصنيف (V)</translation>
    </message>
    <message>
        <source>What is new was seen, and the verdict stands, dated today</source>
        <translation>رُوجع الجديد والتصنيف باقٍ، بتاريخ اليوم</translation>
    </message>
    <message>
        <source>Why this verdict?</source>
        <translation>لمَ هذا التصنيف؟</translation>
    </message>
    <message>
        <source>Why this verdict? Enter keeps it, Esc leaves</source>
        <translation>لمَ هذا التصنيف؟ Enter يحفظ، وEsc يترك</translation>
    </message>
    <message>
        <source>{who}, {date}</source>
        <translation>{who}، {date}</translation>
    </message>
</context>
<context>
    <name>ClaimList</name>
    <message>
        <source>Any verdict</source>
        <translation>كل التصنيفات</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>بلا تصنيف</translation>
    </message>
    <message>
        <source>Search the claims</source>
        <translation>ابحث في الادعاءات</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>التصنيف</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
</context>
<context>
    <name>ClaimMergeRow</name>
    <message>
        <source>Choose the stance that holds for each of these quotes: 1, 2 or 3.</source>
        <translation>اختر الموقف الصحيح لكل من هذه الاقتباسات: 1 أو 2 أو 3.</translation>
    </message>
    <message>
        <source>It says the contrary: turn its stances around</source>
        <translation>هذا الادعاء عكس ذاك: اقلب مواقفه</translation>
    </message>
    <message>
        <source>Its links go there; words, status and verdict of that one stay.</source>
        <translation>تنتقل ارتباطاته إلى ذاك، وتبقى لذاك صياغته وحالته وتصنيفه.</translation>
    </message>
    <message>
        <source>Merge into which claim? A few of its words</source>
        <translation>في أي ادعاء؟ اكتب كلمات منه</translation>
    </message>
    <message>
        <source>Merge the claim into another one</source>
        <translation>ادمج هذا الادعاء في آخر</translation>
    </message>
</context>
<context>
    <name>ClaimTable</name>
    <message>
        <source>Balance</source>
        <translation>المواقف</translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <source>A claim is what can be right or wrong, whoever says it. Write the first one (Ctrl+N).</source>
        <translation>الادعاء ما يحتمل الصحة والخطأ، أيًا كان قائله. اكتب أول ادعاء (Ctrl+N).</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>The claim is on the clipboard.</source>
        <translation>نُسخ الادعاء إلى الحافظة.</translation>
    </message>
    <message>
        <source>Write a claim</source>
        <translation>اكتب ادعاءً</translation>
    </message>
</context>
<context>
    <name>ClashList</name>
    <message>
        <source>The stance that holds</source>
        <translation>الموقف الصحيح</translation>
    </message>
    <message>
        <source>there: {kept}; here: {brought}</source>
        <translation>هناك: {kept}، وهنا: {brought}</translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>Columns, in their order</source>
        <translation>الأعمدة بترتيبها</translation>
    </message>
    <message>
        <source>Space ticks a column, Alt with an arrow key moves it</source>
        <translation>مفتاح المسافة يختار العمود، وAlt مع سهم ينقله</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>As they were at first</source>
        <translation>أعدها كما كانت أول مرة</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>الأقرب أولًا</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>From the first to the last</source>
        <translation>من الأول إلى الأخير</translation>
    </message>
    <message>
        <source>From the last to the first</source>
        <translation>من الأخير إلى الأول</translation>
    </message>
    <message>
        <source>Move towards the beginning</source>
        <translation>قدّم عمودًا خطوة</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>رتّب حسب</translation>
    </message>
</context>
<context>
    <name>CompletionEdit</name>
    <message>
        <source>Add: {words}</source>
        <translation>أضف: {words}</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>ما يوافق المكتوب</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Back to mine</source>
        <translation>عُد إلى ما كتبتُه</translation>
    </message>
    <message>
        <source>Drop mine, keep what was saved</source>
        <translation>اترك ما كتبتُه، وأبقِ المحفوظ</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>ما كتبته أنت</translation>
    </message>
    <message>
        <source>Save it like this</source>
        <translation>احفظ هكذا</translation>
    </message>
    <message>
        <source>Saved elsewhere</source>
        <translation>ما حُفظ في هذه الأثناء</translation>
    </message>
    <message>
        <source>Take what was saved</source>
        <translation>خذ المحفوظ</translation>
    </message>
    <message>
        <source>This was changed elsewhere while you were editing it. Nothing has been overwritten.</source>
        <translation>غُيّر هذا في مكان آخر وأنت تعدّله. لم يُمحَ شيء مما كُتب.</translation>
    </message>
    <message>
        <source>{field}, before: {before}</source>
        <translation>{field}، وكان: {before}</translation>
    </message>
    <message>
        <source>{field}: changed elsewhere only, and taken from there</source>
        <translation>{field}: غُيّر في مكان آخر وحده، فأُخذ كما حُفظ</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Continue</source>
        <translation>تابع</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>انسخ التفاصيل</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Isnad ran into an error that it did not expect.</source>
        <translation>واجه إسناد خللًا لم يتوقعه.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خلل</translation>
    </message>
    <message>
        <source>These details hold none of your words; they also stand in {path}</source>
        <translation>ليس في هذه التفاصيل شيء من كلامك، وهي محفوظة أيضًا في {path}</translation>
    </message>
    <message>
        <source>What you saved is safe, and what you are typing is still there. You can go on.</source>
        <translation>ما حفظته سليم، وما تكتبه باقٍ في مكانه. يمكنك المتابعة.</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>5/2/2016, Feb 2016, yesterday</source>
        <translation>5/2/2016 أو أمس</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Underlined: only in the quote. In brackets: only in the source.</source>
        <translation>ما تحته خط: في الاقتباس وحده. وما بين معقوفين: في المادة وحدها.</translation>
    </message>
</context>
<context>
    <name>DraftOffers</name>
    <message>
        <source>Continue</source>
        <translation>تابع</translation>
    </message>
    <message>
        <source>Continue: {draft}</source>
        <translation>تابع: {draft}</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Discard: {draft}</source>
        <translation>تجاهل: {draft}</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Later: kept, and offered again at the next start</source>
        <translation>لاحقًا: يبقى محفوظًا جانبًا، ويُعرض ثانيةً عند التشغيل التالي</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>لم يُحفظ بعد</translation>
    </message>
    <message>
        <source>Not saved yet: a new claim ({moment})</source>
        <translation>لم يُحفظ بعد: ادعاء جديد ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: a new quote ({moment})</source>
        <translation>لم يُحفظ بعد: اقتباس جديد ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: a new role ({moment})</source>
        <translation>لم يُحفظ بعد: صفة جديدة ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: a new source ({moment})</source>
        <translation>لم يُحفظ بعد: مادة جديدة ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: a new speaker ({moment})</source>
        <translation>لم يُحفظ بعد: قائل جديد ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: changes to a claim ({moment})</source>
        <translation>لم يُحفظ بعد: تعديل على ادعاء ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: changes to a quote ({moment})</source>
        <translation>لم يُحفظ بعد: تعديل على اقتباس ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: changes to a role ({moment})</source>
        <translation>لم يُحفظ بعد: تعديل على صفة ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: changes to a source ({moment})</source>
        <translation>لم يُحفظ بعد: تعديل على مادة ({moment})</translation>
    </message>
    <message>
        <source>Not saved yet: changes to a speaker ({moment})</source>
        <translation>لم يُحفظ بعد: تعديل على قائل ({moment})</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Back to the speaker</source>
        <translation>عودة إلى القائل</translation>
    </message>
    <message>
        <source>Back to the speaker (Esc)</source>
        <translation>عودة إلى القائل (Esc)</translation>
    </message>
    <message>
        <source>Comparing the names…</source>
        <translation>تُقارَن الأسماء…</translation>
    </message>
    <message>
        <source>Enter merges, the arrow keys choose who stays, Del tells the two apart.</source>
        <translation>للدمج Enter، ولاختيار من يبقى السهم الأيمن أو الأيسر، وللتفريق بينهما Del.</translation>
    </message>
    <message>
        <source>If they are one, choose who stays: 1 or 2. If they are two: Del.</source>
        <translation>إن كانا واحدًا فاختر من يبقى: 1 أو 2، وإن كانا اثنين فاضغط Del.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>ادمج</translation>
    </message>
    <message>
        <source>Merge the two (Enter)</source>
        <translation>ادمج الاثنين (Enter)</translation>
    </message>
    <message>
        <source>No two speakers have similar names.</source>
        <translation>لا قائلَين هنا باسمين متشابهين.</translation>
    </message>
    <message>
        <source>Pairs of similar names</source>
        <translation>أزواج الأسماء المتشابهة</translation>
    </message>
    <message numerus="yes">
        <source>Similar names: %n pair(s)</source>
        <translation>
            <numerusform>أسماء متشابهة: لا شيء</numerusform>
            <numerusform>أسماء متشابهة: زوج واحد</numerusform>
            <numerusform>أسماء متشابهة: زوجان</numerusform>
            <numerusform>أسماء متشابهة: %n أزواج</numerusform>
            <numerusform>أسماء متشابهة: %n زوجًا</numerusform>
            <numerusform>أسماء متشابهة: %n زوج</numerusform>
        </translation>
    </message>
    <message>
        <source>They are two</source>
        <translation>هما اثنان</translation>
    </message>
    <message>
        <source>Two different speakers: do not show them again (Del)</source>
        <translation>قائلان مختلفان: لا تعرضهما معًا بعد الآن (Del)</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} و{other}</translation>
    </message>
</context>
<context>
    <name>EmptyQuotes</name>
    <message>
        <source>Clear the filter</source>
        <translation>امسح التصفية</translation>
    </message>
    <message>
        <source>No quote fits this filter.</source>
        <translation>لا اقتباس يوافق هذه التصفية.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>افتح المثال</translation>
    </message>
    <message>
        <source>Paste a news item or a statement (Ctrl+V), type a quote (Ctrl+N), or open the sample.</source>
        <translation>الصق خبرًا أو بيانًا (Ctrl+V)، أو اكتب اقتباسًا (Ctrl+N)، أو افتح المثال.</translation>
    </message>
    <message>
        <source>Paste a source</source>
        <translation>الصق مادة</translation>
    </message>
    <message>
        <source>Type a quote</source>
        <translation>اكتب اقتباسًا</translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message>
        <source>Arabic, DOS ({encoding})</source>
        <translation>العربية، دوس ({encoding})</translation>
    </message>
    <message>
        <source>Arabic, ISO ({encoding})</source>
        <translation>العربية، آيزو ({encoding})</translation>
    </message>
    <message>
        <source>Arabic, Windows ({encoding})</source>
        <translation>العربية، ويندوز ({encoding})</translation>
    </message>
    <message>
        <source>Arabic, old DOS ({encoding})</source>
        <translation>العربية، دوس القديم ({encoding})</translation>
    </message>
    <message>
        <source>Arabic, old Macintosh ({encoding})</source>
        <translation>العربية، ماكنتوش القديم ({encoding})</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Encoding of a text</source>
        <translation>ترميز نص</translation>
    </message>
    <message>
        <source>It reads right: take it</source>
        <translation>يُقرأ صحيحًا: خذه</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>اتركه</translation>
    </message>
    <message numerus="yes">
        <source>Not readable in this encoding: lines {lines} and %n more.</source>
        <translation>
            <numerusform>أسطر لا تُقرأ بهذا الترميز: {lines}.</numerusform>
            <numerusform>أسطر لا تُقرأ بهذا الترميز: {lines} وسطر آخر.</numerusform>
            <numerusform>أسطر لا تُقرأ بهذا الترميز: {lines} وسطران آخران.</numerusform>
            <numerusform>أسطر لا تُقرأ بهذا الترميز: {lines} و%n أسطر أخرى.</numerusform>
            <numerusform>أسطر لا تُقرأ بهذا الترميز: {lines} و%n سطرًا آخر.</numerusform>
            <numerusform>أسطر لا تُقرأ بهذا الترميز: {lines} و%n سطر آخر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not readable in this encoding: lines {lines}.</source>
        <translation>أسطر لا تُقرأ بهذا الترميز: {lines}.</translation>
    </message>
    <message>
        <source>The text in this encoding</source>
        <translation>النص بهذا الترميز</translation>
    </message>
    <message>
        <source>Unicode ({encoding})</source>
        <translation>يونيكود ({encoding})</translation>
    </message>
    <message>
        <source>Unicode, two bytes a letter ({encoding})</source>
        <translation>يونيكود، بايتان للحرف ({encoding})</translation>
    </message>
    <message>
        <source>Unicode, two bytes turned around ({encoding})</source>
        <translation>يونيكود، بايتان معكوسان ({encoding})</translation>
    </message>
    <message>
        <source>Western European, Windows ({encoding})</source>
        <translation>أوروبا الغربية، ويندوز ({encoding})</translation>
    </message>
    <message>
        <source>“{file}” does not say its encoding. Choose the one in which its words read right.</source>
        <translation>لا يقول الملف «{file}» ترميزه. اختر الترميز الذي تُقرأ به كلماته صحيحة.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Browse…</source>
        <translation>اختر…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ألغ</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>اختر الملف</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>صدّر</translation>
    </message>
    <message>
        <source>Export quotes</source>
        <translation>تصدير الاقتباسات</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Preview and print…</source>
        <translation>معاينة وطباعة…</translation>
    </message>
    <message>
        <source>Replace and export</source>
        <translation>استبدل وصدّر</translation>
    </message>
    <message>
        <source>The file will hold what the page shows now: {quotes}.</source>
        <translation>سيضم الملف ما تعرضه الصفحة الآن: {quotes}.</translation>
    </message>
    <message>
        <source>There is a file of this name already; exporting replaces it.</source>
        <translation>يوجد ملف بهذا الاسم، والتصدير يستبدله.</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Address of pictures (optional)</source>
        <translation>عنوان الصور (اختياري)</translation>
    </message>
    <message>
        <source>Address of your reviews</source>
        <translation>عنوان مراجعاتكم</translation>
    </message>
    <message>
        <source>All columns: for archives and other programs</source>
        <translation>الأعمدة كلها: للأرشيف والبرامج الأخرى</translation>
    </message>
    <message>
        <source>As codes, for other programs</source>
        <translation>رموز، للبرامج الأخرى</translation>
    </message>
    <message>
        <source>By</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>المختار منها</translation>
    </message>
    <message>
        <source>Claim, with both sides</source>
        <translation>بالادعاءات، ولكل ادعاء جانباه</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Comma {sign}</source>
        <translation>فاصلة {sign}</translation>
    </message>
    <message>
        <source>Everything, a sheet or list for each</source>
        <translation>كل شيء، لكلٍّ ورقة أو قائمة</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Headers and words</source>
        <translation>العناوين والكلمات</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>ما يضمه</translation>
    </message>
    <message>
        <source>In Arabic</source>
        <translation>بالعربية</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>بالإنجليزية</translation>
    </message>
    <message>
        <source>Leave every cell exactly as it is</source>
        <translation>اترك كل خلية كما هي تمامًا</translation>
    </message>
    <message>
        <source>Otherwise what a spreadsheet could run as a formula gets an apostrophe in front.</source>
        <translation>وإلا وُضعت فاصلة عليا قبل كل ما قد يحسبه برنامج الجداول معادلة.</translation>
    </message>
    <message>
        <source>Report: what an editor reads</source>
        <translation>تقرير: ما يقرؤه رئيس التحرير</translation>
    </message>
    <message>
        <source>Semicolon {sign}</source>
        <translation>فاصلة منقوطة {sign}</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>الفاصل</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>بالقائلين</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>مسافة جدولة</translation>
    </message>
    <message>
        <source>Those I choose</source>
        <translation>ما أختاره منها</translation>
    </message>
</context>
<context>
    <name>FidelityChip</name>
    <message>
        <source>Only vowel marks, hamzas or punctuation marks differ from the source.</source>
        <translation>لا يختلف عن المادة إلا في الحركات أو الهمزات أو علامات الترقيم.</translation>
    </message>
    <message>
        <source>The source says it in other words.</source>
        <translation>ترد في المادة كلمات أخرى.</translation>
    </message>
    <message>
        <source>The text of the source does not have these words.</source>
        <translation>لا ترد هذه الكلمات في نص المادة.</translation>
    </message>
    <message>
        <source>The words, compared with the source</source>
        <translation>الكلمات مقارنة بنص المادة</translation>
    </message>
    <message>
        <source>To the letter what the source says.</source>
        <translation>مطابق حرفيًا لما في المادة.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Attribution</source>
        <translation>حالة النسبة</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Claim: {name}</source>
        <translation>الادعاء: {name}</translation>
    </message>
    <message>
        <source>Clear all filters (Esc twice, or Ctrl+Shift+F)</source>
        <translation>امسح التصفية كلها (Esc مرتين، أو Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>امسح التصفية</translation>
    </message>
    <message>
        <source>Everything to filter by, with the number of quotes of each choice (F)</source>
        <translation>كل ما تمكن التصفية به، وأمام كل خيار عدد اقتباساته (F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter no longer by: {name}</source>
        <translation>أزل من التصفية: {name}</translation>
    </message>
    <message>
        <source>From date</source>
        <translation>من تاريخ</translation>
    </message>
    <message>
        <source>Keep this filter as a list with a name (Ctrl+D)</source>
        <translation>احفظ هذه التصفية قائمة باسم (Ctrl+D)</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>احفظ القائمة…</translation>
    </message>
    <message>
        <source>Search the quotes</source>
        <translation>ابحث في الاقتباسات</translation>
    </message>
    <message>
        <source>Search the words of the quotes (Ctrl+F)</source>
        <translation>ابحث في كلمات الاقتباسات (Ctrl+F)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>المادة: {name}</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>القائل</translation>
    </message>
    <message>
        <source>Speaker: {name}</source>
        <translation>القائل: {name}</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>الموقف</translation>
    </message>
    <message>
        <source>To date</source>
        <translation>إلى تاريخ</translation>
    </message>
    <message>
        <source>more than {number} of {total}</source>
        <translation>أكثر من {number} من {total}</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
    <message>
        <source>“{typed}” is no date that Isnad understands, so it does not narrow the list. Write 5/2/2016, February 2016 or 2016.</source>
        <translation>لا يُفهم {typed} تاريخًا، فلم تُضيَّق به القائمة. اكتب 5/2/2016 أو شباط 2016 أو 2016.</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Attribution: {name}</source>
        <translation>حالة النسبة: {name}</translation>
    </message>
    <message>
        <source>Filter no longer by: {name}</source>
        <translation>ألغِ شرط التصفية: {name}</translation>
    </message>
    <message>
        <source>Kind: {name}</source>
        <translation>نوع النقل: {name}</translation>
    </message>
    <message>
        <source>Linked after the verdict</source>
        <translation>رُبط بعد التصنيف</translation>
    </message>
    <message>
        <source>Organization: {name}</source>
        <translation>الجهة: {name}</translation>
    </message>
    <message>
        <source>Outlet: {name}</source>
        <translation>الوسيلة: {name}</translation>
    </message>
    <message>
        <source>Role: {name}</source>
        <translation>الصفة: {name}</translation>
    </message>
    <message>
        <source>Stance: {name}</source>
        <translation>الموقف: {name}</translation>
    </message>
    <message>
        <source>Topic: {name}</source>
        <translation>الموضوع: {name}</translation>
    </message>
    <message>
        <source>Verdict: {name}</source>
        <translation>التصنيف: {name}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Attribution</source>
        <translation>حالة النسبة</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>أغلق (Esc)</translation>
    </message>
    <message>
        <source>Close the filter panel</source>
        <translation>أغلق لوحة التصفية</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع النقل</translation>
    </message>
    <message>
        <source>Linked after the verdict</source>
        <translation>رُبط بعد التصنيف</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>الجهة</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>الوسيلة</translation>
    </message>
    <message>
        <source>Role held then</source>
        <translation>الصفة وقت القول</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>القائل</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>الموقف</translation>
    </message>
    <message>
        <source>Topic of the claim</source>
        <translation>موضوع الادعاء</translation>
    </message>
    <message>
        <source>Verdict on the claim</source>
        <translation>تصنيف الادعاء</translation>
    </message>
    <message>
        <source>Words of its name</source>
        <translation>كلمات من اسمها</translation>
    </message>
    <message>
        <source>Words of the role</source>
        <translation>كلمات من الصفة</translation>
    </message>
    <message>
        <source>{number} more…</source>
        <translation>{number} أخرى…</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>البحث في النص</translation>
    </message>
    <message>
        <source>Find in the text…</source>
        <translation>ابحث في النص…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Not in this text</source>
        <translation>ليس في هذا النص</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} من {count}</translation>
    </message>
</context>
<context>
    <name>FixedValues</name>
    <message>
        <source>Field that is the same in every row</source>
        <translation>حقل واحد القيمة في كل الصفوف</translation>
    </message>
    <message>
        <source>For what the table lacks, such as its source or date</source>
        <translation>لما ليس في الجدول، كمادته أو تاريخه</translation>
    </message>
    <message>
        <source>In every row</source>
        <translation>في كل الصفوف</translation>
    </message>
    <message>
        <source>What every row says of it</source>
        <translation>ما تقوله كل الصفوف فيه</translation>
    </message>
</context>
<context>
    <name>FormFrame</name>
    <message>
        <source>Here is what you had not saved.</source>
        <translation>هذا ما كتبته ولم تحفظه.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>اترك</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>احفظ</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>احفظ وانتقل إلى التالي</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>ابدأ من جديد</translation>
    </message>
    <message>
        <source>Waiting for an earlier step to finish. Your words are kept here until then.</source>
        <translation>تنتظر خطوة سابقة حتى تكتمل. كلامك باقٍ هنا إلى ذلك الحين.</translation>
    </message>
</context>
<context>
    <name>GoingBack</name>
    <message numerus="yes">
        <source>%n step(s) after this one will be undone.</source>
        <translation>
            <numerusform>لا خطوة بعد هذه.</numerusform>
            <numerusform>سيُتراجع عن خطوة واحدة بعد هذه.</numerusform>
            <numerusform>سيُتراجع عن خطوتين بعد هذه.</numerusform>
            <numerusform>سيُتراجع عن %n خطوات بعد هذه.</numerusform>
            <numerusform>سيُتراجع عن %n خطوة بعد هذه.</numerusform>
            <numerusform>سيُتراجع عن %n خطوة بعد هذه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) redone.</source>
        <translation>
            <numerusform>لم يُعد شيء.</numerusform>
            <numerusform>أُعيدت خطوة واحدة.</numerusform>
            <numerusform>أُعيدت خطوتان.</numerusform>
            <numerusform>أُعيدت %n خطوات.</numerusform>
            <numerusform>أُعيدت %n خطوة.</numerusform>
            <numerusform>أُعيدت %n خطوة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) undone.</source>
        <translation>
            <numerusform>لم يُتراجع عن شيء.</numerusform>
            <numerusform>تُراجع عن خطوة واحدة.</numerusform>
            <numerusform>تُراجع عن خطوتين.</numerusform>
            <numerusform>تُراجع عن %n خطوات.</numerusform>
            <numerusform>تُراجع عن %n خطوة.</numerusform>
            <numerusform>تُراجع عن %n خطوة.</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup is saved first. Redo brings the steps back.</source>
        <translation>تُحفظ نسخة احتياطية أولًا، والإعادة تُرجع الخطوات.</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>أبقِ كل شيء كما هو</translation>
    </message>
    <message>
        <source>Redo them</source>
        <translation>أعدها</translation>
    </message>
    <message>
        <source>Redoing steps</source>
        <translation>إعادة خطوات</translation>
    </message>
    <message>
        <source>Stopped. Everything is as it was.</source>
        <translation>أُوقف العمل، وكل شيء كما كان.</translation>
    </message>
    <message numerus="yes">
        <source>Undo %n step(s)</source>
        <translation>
            <numerusform>لا شيء</numerusform>
            <numerusform>تراجع عن الخطوة</numerusform>
            <numerusform>تراجع عن الخطوتين</numerusform>
            <numerusform>تراجع عن %n خطوات</numerusform>
            <numerusform>تراجع عن %n خطوة</numerusform>
            <numerusform>تراجع عن %n خطوة</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo back to this step</source>
        <translation>التراجع إلى هذه الخطوة</translation>
    </message>
    <message>
        <source>Undoing steps</source>
        <translation>التراجع عن خطوات</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ولا غيرها</numerusform>
            <numerusform>وخطوة أخرى</numerusform>
            <numerusform>وخطوتان أخريان</numerusform>
            <numerusform>و%n خطوات أخرى</numerusform>
            <numerusform>و%n خطوة أخرى</numerusform>
            <numerusform>و%n خطوة أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Change</source>
        <translation>غيّره</translation>
    </message>
    <message>
        <source>Change the name that your steps bear</source>
        <translation>غيّر الاسم الذي تُسجَّل به خطواتك</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>الخطوات</translation>
    </message>
    <message>
        <source>Steps or trash</source>
        <translation>الخطوات أو المحذوفات</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>المحذوفات</translation>
    </message>
    <message>
        <source>Your name in the history</source>
        <translation>اسمك في السجل</translation>
    </message>
    <message>
        <source>Your steps bear the name {name}</source>
        <translation>تُسجَّل خطواتك باسم {name}</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n mistake(s). Enter on one shows its row.</source>
        <translation>
            <numerusform>لا أخطاء.</numerusform>
            <numerusform>خطأ واحد. اضغط Enter عليه لترى صفه.</numerusform>
            <numerusform>خطآن. اضغط Enter على أحدهما لترى صفه.</numerusform>
            <numerusform>%n أخطاء. اضغط Enter على أحدها لترى صفه.</numerusform>
            <numerusform>%n خطأً. اضغط Enter على أحدها لترى صفه.</numerusform>
            <numerusform>%n خطأ. اضغط Enter على أحدها لترى صفه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Column</source>
        <translation>العمود</translation>
    </message>
    <message>
        <source>Mistakes in the table</source>
        <translation>أخطاء في الجدول</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>الصف</translation>
    </message>
    <message>
        <source>The rows have not been checked yet. Check goes through all and lists what is wrong.</source>
        <translation>لم تُفحص الصفوف بعد. «افحص» يمر بها كلها، ويذكر ما فيها من خطأ.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
</context>
<context>
    <name>ImportTableDialog</name>
    <message>
        <source>Check</source>
        <translation>افحص</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>لا تستورد</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استورد</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>استيراد جدول</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>صفوف ملصقة</translation>
    </message>
    <message>
        <source>The table as it stands in the file</source>
        <translation>الجدول كما هو في الملف</translation>
    </message>
</context>
<context>
    <name>ImportTextsDialog</name>
    <message numerus="yes">
        <source>Store %n source(s)</source>
        <translation>
            <numerusform>لا مادة للحفظ</numerusform>
            <numerusform>احفظ مادة واحدة</numerusform>
            <numerusform>احفظ مادتين</numerusform>
            <numerusform>احفظ %n مواد</numerusform>
            <numerusform>احفظ %n مادة</numerusform>
            <numerusform>احفظ %n مادة</numerusform>
        </translation>
    </message>
    <message>
        <source>Store none</source>
        <translation>لا تحفظ شيئًا</translation>
    </message>
    <message>
        <source>Texts from files</source>
        <translation>نصوص من ملفات</translation>
    </message>
    <message>
        <source>The checked texts become sources in one step, which you can undo.</source>
        <translation>تصير النصوص المختارة مواد في خطوة واحدة يمكن التراجع عنها.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>ألغ</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>بقي أقل من دقيقة</numerusform>
            <numerusform>بقي نحو دقيقة</numerusform>
            <numerusform>بقي نحو دقيقتين</numerusform>
            <numerusform>بقي نحو %n دقائق</numerusform>
            <numerusform>بقي نحو %n دقيقة</numerusform>
            <numerusform>بقي نحو %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>بقي أقل من ثانية</numerusform>
            <numerusform>بقي نحو ثانية</numerusform>
            <numerusform>بقي نحو ثانيتين</numerusform>
            <numerusform>بقي نحو %n ثوانٍ</numerusform>
            <numerusform>بقي نحو %n ثانية</numerusform>
            <numerusform>بقي نحو %n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>{work}: stopping…</source>
        <translation>{work}: يتوقف…</translation>
    </message>
    <message>
        <source>{work}: {done} of {total}</source>
        <translation>{work}: {done} من {total}</translation>
    </message>
    <message>
        <source>{work}: {percent}%</source>
        <translation>{work}: {percent}%</translation>
    </message>
    <message>
        <source>{work}…</source>
        <translation>{work}…</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Not said</source>
        <translation>غير محدَّدة</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Change the stance (1, 2, 3)</source>
        <translation>غيّر الموقف (1، 2، 3)</translation>
    </message>
    <message>
        <source>Edit the link</source>
        <translation>عدّل الارتباط</translation>
    </message>
    <message>
        <source>Open the claim</source>
        <translation>افتح الادعاء</translation>
    </message>
    <message>
        <source>Remove the link (Del)</source>
        <translation>فك الارتباط (Del)</translation>
    </message>
</context>
<context>
    <name>LinkRow</name>
    <message>
        <source>A new claim. Now the stance: 1, 2 or 3, then Enter.</source>
        <translation>ادعاء جديد. الموقف الآن: 1 أو 2 أو 3، ثم Enter.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ألغ</translation>
    </message>
    <message>
        <source>Choose the claim first, or add one.</source>
        <translation>اختر الادعاء أولًا، أو أضف ادعاءً.</translation>
    </message>
    <message>
        <source>Choose the stance: 1, 2 or 3.</source>
        <translation>اختر الموقف: 1 أو 2 أو 3.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Claim: a few letters of it, or a new one</source>
        <translation>الادعاء: بضعة أحرف منه، أو ادعاء جديد</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>اربط</translation>
    </message>
    <message>
        <source>Link the quote to a claim</source>
        <translation>اربط الاقتباس بادعاء</translation>
    </message>
    <message>
        <source>Mark no words</source>
        <translation>بلا شاهد</translation>
    </message>
    <message>
        <source>Note on the link</source>
        <translation>ملاحظة على الارتباط</translation>
    </message>
    <message>
        <source>Now the stance: 1, 2 or 3, then Enter.</source>
        <translation>الموقف الآن: 1 أو 2 أو 3، ثم Enter.</translation>
    </message>
    <message>
        <source>Save the link (Enter)</source>
        <translation>احفظ الارتباط (Enter)</translation>
    </message>
    <message>
        <source>Select in the quote the words that bear on the claim, if few do.</source>
        <translation>حدّد في الاقتباس كلمات الشاهد، إن لم يكن القول كله.</translation>
    </message>
    <message>
        <source>The claim is finished: put it back in review</source>
        <translation>الادعاء مكتمل: أعده إلى المراجعة</translation>
    </message>
    <message>
        <source>Words that bear on it: {words}</source>
        <translation>الشاهد: {words}</translation>
    </message>
</context>
<context>
    <name>LostWarning</name>
    <message numerus="yes">
        <source>%n quotes would lose their place with this text. They are kept, to be repaired.</source>
        <translation>
            <numerusform>لن يفقد أي اقتباس موضعه بهذا النص.</numerusform>
            <numerusform>بهذا النص يفقد اقتباس واحد موضعه، ويبقى محفوظًا ليُصلَح موضعه.</numerusform>
            <numerusform>بهذا النص يفقد اقتباسان موضعيهما، ويبقيان محفوظين ليُصلَح موضعاهما.</numerusform>
            <numerusform>بهذا النص تفقد %n اقتباسات مواضعها، وتبقى محفوظة لتُصلَح مواضعها.</numerusform>
            <numerusform>بهذا النص يفقد %n اقتباسًا مواضعها، وتبقى محفوظة لتُصلَح مواضعها.</numerusform>
            <numerusform>بهذا النص يفقد %n اقتباس مواضعها، وتبقى محفوظة لتُصلَح مواضعها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>الاقتباسات</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المواد</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>القائلون</translation>
    </message>
    <message>
        <source>{project}[*] — Isnad</source>
        <translation>{project}[*] — إسناد</translation>
    </message>
</context>
<context>
    <name>MappingList</name>
    <message>
        <source>Columns and their fields</source>
        <translation>الأعمدة وحقولها</translation>
    </message>
    <message>
        <source>Field of the column {column}</source>
        <translation>حقل العمود {column}</translation>
    </message>
    <message>
        <source>Fields without a column</source>
        <translation>حقول بلا عمود</translation>
    </message>
    <message>
        <source>No column fills these yet. Drag one to a column, or choose it there.</source>
        <translation>لا عمود لهذه بعد. اسحب منها إلى عمود، أو اخترها عنده.</translation>
    </message>
    <message>
        <source>— not taken —</source>
        <translation>— لا يؤخذ —</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>About Isnad</source>
        <translation>عن إسناد</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>امسح التصفية كلها</translation>
    </message>
    <message>
        <source>Columns of the quotes…</source>
        <translation>أعمدة الاقتباسات…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>صدّر…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>Filter the quotes…</source>
        <translation>صفِّ الاقتباسات…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>ابحث</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>تقدّم</translation>
    </message>
    <message>
        <source>Go to anything…</source>
        <translation>انتقل إلى…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Import texts and tables…</source>
        <translation>استيراد نصوص وجداول…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>كبّر النص</translation>
    </message>
    <message>
        <source>New claim</source>
        <translation>ادعاء جديد</translation>
    </message>
    <message>
        <source>New on this page</source>
        <translation>جديد في هذه الصفحة</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>مشروع جديد…</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>اقتباس جديد</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>مادة جديدة</translation>
    </message>
    <message>
        <source>New source from the clipboard</source>
        <translation>مادة جديدة من الحافظة</translation>
    </message>
    <message>
        <source>New speaker</source>
        <translation>قائل جديد</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>حجم النص المعتاد</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>افتح مشروعًا سابقًا</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>افتح المثال</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>افتح…</translation>
    </message>
    <message>
        <source>Paste rows of a table</source>
        <translation>لصق صفوف جدول</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>أغلق إسناد</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>الاقتباسات</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>احفظ نسخة…</translation>
    </message>
    <message>
        <source>Save this filter as a list…</source>
        <translation>احفظ هذه التصفية قائمة…</translation>
    </message>
    <message>
        <source>Similar names</source>
        <translation>أسماء متشابهة</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>صغّر النص</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المواد</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>القائلون</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>المحذوفات</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Your name in the history…</source>
        <translation>اسمك في السجل…</translation>
    </message>
    <message>
        <source>العربية</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n record(s) differ. Those you tick become as the file has them.</source>
        <translation>
            <numerusform>لا سجلات تختلف.</numerusform>
            <numerusform>سجل واحد يختلف. إن اخترته صار كما في الملف.</numerusform>
            <numerusform>سجلان يختلفان. ما تختاره منهما يصير كما في الملف.</numerusform>
            <numerusform>%n سجلات تختلف. ما تختاره منها يصير كما في الملف.</numerusform>
            <numerusform>%n سجلًا تختلف. ما تختاره منها يصير كما في الملف.</numerusform>
            <numerusform>%n سجل تختلف. ما تختاره منها يصير كما في الملف.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ألغ</translation>
    </message>
    <message>
        <source>From {file}:</source>
        <translation>من {file}:</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>هنا</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>في الملف</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>ضُم</translation>
    </message>
    <message>
        <source>Merge records</source>
        <translation>ضم سجلات</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Records that differ</source>
        <translation>السجلات التي تختلف</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>اختر الكل</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>في المحذوفات</translation>
    </message>
</context>
<context>
    <name>MergeRow</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>ادمج</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>Bring it back</source>
        <translation>استرجعه</translation>
    </message>
    <message>
        <source>What was not saved has been discarded.</source>
        <translation>أُزيل ما لم يُحفظ.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>A command, a speaker, a claim, a source…</source>
        <translation>أمر أو قائل أو ادعاء أو مادة…</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>انتقل إلى أي شيء</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>ما يوافق المكتوب</translation>
    </message>
    <message>
        <source>Saved list</source>
        <translation>قائمة محفوظة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>القائل</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>لا صفحات</numerusform>
            <numerusform>صفحة واحدة</numerusform>
            <numerusform>صفحتان</numerusform>
            <numerusform>%n صفحات</numerusform>
            <numerusform>%n صفحة</numerusform>
            <numerusform>%n صفحة</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Dossier, as it will be printed</source>
        <translation>الملف المقروء كما سيُطبع</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>أكبر</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>اطبع…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>أصغر</translation>
    </message>
</context>
<context>
    <name>PlaceOffer</name>
    <message>
        <source>Found in the source: paragraph {number}.</source>
        <translation>وُجد في المادة: الفقرة {number}.</translation>
    </message>
    <message>
        <source>It will be saved without a place in the source.</source>
        <translation>سيُحفظ بلا موضع في المادة.</translation>
    </message>
    <message>
        <source>Keep my words, without a place</source>
        <translation>أبقِ كلماتي، بلا موضع</translation>
    </message>
    <message>
        <source>Places in the source</source>
        <translation>المواضع في المادة</translation>
    </message>
    <message>
        <source>The source has these words in {places}. Which one?</source>
        <translation>ترد هذه الكلمات في المادة في {places}. أيها المقصود؟</translation>
    </message>
    <message>
        <source>The source spells it in its own way. Take its words?</source>
        <translation>تكتبها المادة على نحو آخر. هل تأخذ كلماتها؟</translation>
    </message>
    <message>
        <source>These words are not in the source. The quote will be saved without a place.</source>
        <translation>هذه الكلمات ليست في المادة. سيُحفظ الاقتباس بلا موضع.</translation>
    </message>
    <message>
        <source>paragraph {number}</source>
        <translation>الفقرة {number}</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>A copy was saved: {file}</source>
        <translation>حُفظت نسخة: {file}</translation>
    </message>
    <message>
        <source>All files ({pattern})</source>
        <translation>كل الملفات ({pattern})</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>احفظ نسخة احتياطية الآن</translation>
    </message>
    <message>
        <source>Copy of {project}</source>
        <translation>نسخة من {project}</translation>
    </message>
    <message>
        <source>Exporting quotes</source>
        <translation>تصدير الاقتباسات</translation>
    </message>
    <message>
        <source>Import texts and tables</source>
        <translation>استيراد نصوص وجداول</translation>
    </message>
    <message>
        <source>Isnad projects ({pattern})</source>
        <translation>مشاريع إسناد ({pattern})</translation>
    </message>
    <message>
        <source>Laying out the dossier</source>
        <translation>تنسيق الملف المقروء</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>افتح المجلد</translation>
    </message>
    <message>
        <source>Projects and records ({patterns})</source>
        <translation>مشاريع وسجلات ({patterns})</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>جداول ({patterns})</translation>
    </message>
    <message>
        <source>Texts ({patterns})</source>
        <translation>نصوص ({patterns})</translation>
    </message>
    <message>
        <source>Texts and tables ({patterns})</source>
        <translation>نصوص وجداول ({patterns})</translation>
    </message>
    <message>
        <source>The last backup of this project did not come to its end. Your work is in the project.</source>
        <translation>لم تكتمل النسخة الاحتياطية الأخيرة لهذا المشروع. عملك محفوظ في المشروع نفسه.</translation>
    </message>
    <message>
        <source>There is no text in the clipboard. Copy one, then try again.</source>
        <translation>لا نص في الحافظة. انسخ نصًا، ثم أعد المحاولة.</translation>
    </message>
</context>
<context>
    <name>QuoteCard</name>
    <message>
        <source>A note on this link</source>
        <translation>ملاحظة على هذا الارتباط</translation>
    </message>
    <message>
        <source>Select the words that bear on the claim, then Enter</source>
        <translation>حدّد كلمات الشاهد على الادعاء، ثم اضغط Enter</translation>
    </message>
    <message>
        <source>Stance on the claim (1, 2, 3)</source>
        <translation>الموقف من الادعاء (1، 2، 3)</translation>
    </message>
    <message>
        <source>Status of the attribution (S)</source>
        <translation>حالة النسبة (S)</translation>
    </message>
    <message>
        <source>The note on the link is saved.</source>
        <translation>حُفظت الملاحظة على الارتباط.</translation>
    </message>
    <message>
        <source>The quote is on the clipboard.</source>
        <translation>نُسخ الاقتباس إلى الحافظة.</translation>
    </message>
    <message>
        <source>The words that bear on the claim are marked.</source>
        <translation>حُدِّد الشاهد.</translation>
    </message>
    <message>
        <source>What can be done with this quote</source>
        <translation>ما يمكن فعله بهذا الاقتباس</translation>
    </message>
    <message>
        <source>What can be done with this quote (Shift+F10)</source>
        <translation>ما يمكن فعله بهذا الاقتباس (Shift+F10)</translation>
    </message>
</context>
<context>
    <name>QuoteCommands</name>
    <message numerus="yes">
        <source>%n quotes are on the clipboard as a table.</source>
        <translation>
            <numerusform>لم يُنسخ اقتباس.</numerusform>
            <numerusform>نُسخ الاقتباس جدولًا إلى الحافظة.</numerusform>
            <numerusform>نُسخ اقتباسان جدولًا إلى الحافظة.</numerusform>
            <numerusform>نُسخت %n اقتباسات جدولًا إلى الحافظة.</numerusform>
            <numerusform>نُسخ %n اقتباسًا جدولًا إلى الحافظة.</numerusform>
            <numerusform>نُسخ %n اقتباس جدولًا إلى الحافظة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes are on the clipboard.</source>
        <translation>
            <numerusform>لم يُنسخ اقتباس.</numerusform>
            <numerusform>نُسخ الاقتباس إلى الحافظة.</numerusform>
            <numerusform>نُسخ اقتباسان إلى الحافظة.</numerusform>
            <numerusform>نُسخت %n اقتباسات إلى الحافظة.</numerusform>
            <numerusform>نُسخ %n اقتباسًا إلى الحافظة.</numerusform>
            <numerusform>نُسخ %n اقتباس إلى الحافظة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>الأعمدة…</translation>
    </message>
    <message>
        <source>Copy as a table (CSV)</source>
        <translation>انسخ جدولًا (CSV)</translation>
    </message>
    <message>
        <source>More than {number} quotes are for a file: export them (Ctrl+E).</source>
        <translation>ما زاد على {number} اقتباس مكانه ملف لا الحافظة: صدّره (Ctrl+E).</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>حدّد الكل</translation>
    </message>
    <message>
        <source>Show the whole quote</source>
        <translation>اعرض الاقتباس كاملًا</translation>
    </message>
</context>
<context>
    <name>QuoteDetails</name>
    <message numerus="yes">
        <source>%n quotes selected: copy, delete and status apply to all of them.</source>
        <translation>
            <numerusform>لا اقتباسات محدَّدة.</numerusform>
            <numerusform>حُدِّد اقتباس واحد: النسخ والحذف والحالة له.</numerusform>
            <numerusform>حُدِّد اقتباسان: النسخ والحذف والحالة لهما معًا.</numerusform>
            <numerusform>حُدِّدت %n اقتباسات: النسخ والحذف والحالة لها كلها.</numerusform>
            <numerusform>حُدِّد %n اقتباسًا: النسخ والحذف والحالة لها كلها.</numerusform>
            <numerusform>حُدِّد %n اقتباس: النسخ والحذف والحالة لها كلها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the status of the attribution (S)</source>
        <translation>غيّر حالة النسبة (S)</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>انسخ</translation>
    </message>
    <message>
        <source>Copy with speaker, outlet and date (Ctrl+C)</source>
        <translation>انسخ مع القائل والوسيلة والتاريخ (Ctrl+C)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Delete the quote (Del)</source>
        <translation>احذف الاقتباس (Del)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>عدّل</translation>
    </message>
    <message>
        <source>Edit the quote (F2)</source>
        <translation>عدّل الاقتباس (F2)</translation>
    </message>
    <message>
        <source>Link the quote to a claim (L)</source>
        <translation>اربط الاقتباس بادعاء (L)</translation>
    </message>
    <message>
        <source>Link to a claim</source>
        <translation>اربط بادعاء</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Words of the quote</source>
        <translation>كلمات الاقتباس</translation>
    </message>
    <message>
        <source>printed as: {words}</source>
        <translation>كما ورد: {words}</translation>
    </message>
    <message>
        <source>said to: {venue}</source>
        <translation>قيل في: {venue}</translation>
    </message>
    <message>
        <source>the date of the source</source>
        <translation>تاريخ المادة</translation>
    </message>
</context>
<context>
    <name>QuoteFields</name>
    <message>
        <source>Attribution</source>
        <translation>حالة النسبة</translation>
    </message>
    <message>
        <source>Choose one from the list, or its last row to add it.</source>
        <translation>اختر من القائمة، أو أضفه من صفها الأخير.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>الادعاء</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع النقل</translation>
    </message>
    <message>
        <source>Kind of speaker</source>
        <translation>نوع القائل</translation>
    </message>
    <message>
        <source>Neutral and checkable: who? what? where? when?</source>
        <translation>صياغة محايدة قابلة للتحقق: من؟ ماذا؟ أين؟ متى؟</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>On which claim? Choose one, or add one.</source>
        <translation>على أي ادعاء؟ اختر ادعاءً أو أضف واحدًا.</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>الاقتباس</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>نقلًا عن</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الصفة</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>تاريخ القول</translation>
    </message>
    <message>
        <source>Said to</source>
        <translation>قيل في</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المادة</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>القائل</translation>
    </message>
    <message>
        <source>Stance on the claim</source>
        <translation>الموقف من الادعاء</translation>
    </message>
    <message>
        <source>Where does the quote stand on the claim? Press 1, 2 or 3.</source>
        <translation>ما موقف الاقتباس من الادعاء؟ اضغط 1 أو 2 أو 3.</translation>
    </message>
    <message>
        <source>Who said it? Choose a speaker, or add one.</source>
        <translation>من قاله؟ اختر قائلًا أو أضفه.</translation>
    </message>
</context>
<context>
    <name>QuoteForm</name>
    <message>
        <source>Edit quote</source>
        <translation>عدّل الاقتباس</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>اقتباس جديد</translation>
    </message>
</context>
<context>
    <name>QuoteList</name>
    <message>
        <source>Quotes</source>
        <translation>الاقتباسات</translation>
    </message>
</context>
<context>
    <name>QuotePeek</name>
    <message>
        <source>The whole quote</source>
        <translation>الاقتباس كاملًا</translation>
    </message>
</context>
<context>
    <name>QuotePlace</name>
    <message>
        <source>Its place was lost when the text of the source was edited. Open the source and press R to repair it.</source>
        <translation>فقد الاقتباس موضعه حين عُدِّل نص المادة. افتح المادة واضغط R لإصلاحه.</translation>
    </message>
    <message>
        <source>No source is named.</source>
        <translation>لم تُذكر مادته.</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>افتح المادة</translation>
    </message>
    <message>
        <source>Open the source at this place (O)</source>
        <translation>افتح المادة عند هذا الموضع (O)</translation>
    </message>
    <message>
        <source>Typed without a place in the text.</source>
        <translation>كُتب بلا موضع في النص.</translation>
    </message>
</context>
<context>
    <name>QuoteTable</name>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>The date of the source</source>
        <translation>تاريخ المادة</translation>
    </message>
</context>
<context>
    <name>Quoted</name>
    <message>
        <source>New since the verdict</source>
        <translation>جديد بعد التصنيف</translation>
    </message>
    <message>
        <source>Not counted in the balance</source>
        <translation>لا يُحسب في المواقف</translation>
    </message>
    <message>
        <source>The quote has no date of its own: this is the date of its source.</source>
        <translation>ليس للاقتباس تاريخ، فهذا تاريخ مادته.</translation>
    </message>
</context>
<context>
    <name>QuotesPage</name>
    <message>
        <source>Only {number} quotes or fewer can be sorted by claim: narrow the filter.</source>
        <translation>لا يُرتَّب حسب الادعاء أكثر من {number} اقتباس: ضيّق التصفية.</translation>
    </message>
    <message>
        <source>Only {number} quotes or fewer can be sorted by their words: narrow the filter.</source>
        <translation>لا يُرتَّب حسب النص أكثر من {number} اقتباس: ضيّق التصفية.</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>الاقتباسات</translation>
    </message>
</context>
<context>
    <name>ReadingOptions</name>
    <message>
        <source>Add once more</source>
        <translation>أضفه مرة أخرى</translation>
    </message>
    <message>
        <source>Between the cells</source>
        <translation>بين الخلايا</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>فاصلة</translation>
    </message>
    <message>
        <source>Dates in figures</source>
        <translation>التواريخ الرقمية</translation>
    </message>
    <message>
        <source>Day first: 5/2 is in February</source>
        <translation>اليوم أولًا: 5/2 في شباط/فبراير</translation>
    </message>
    <message>
        <source>Each row is</source>
        <translation>في كل صف</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>اتركه كما هو</translation>
    </message>
    <message>
        <source>Month first: 5/2 is in May</source>
        <translation>الشهر أولًا: 5/2 في أيار/مايو</translation>
    </message>
    <message>
        <source>Quotation marks hold cells together</source>
        <translation>علامات الاقتباس تجمع الخلايا</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>فاصلة منقوطة</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>الورقة</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>مسافة جدولة</translation>
    </message>
    <message>
        <source>The first row holds the headers</source>
        <translation>الصف الأول عناوين</translation>
    </message>
    <message>
        <source>Update by unique id, leave the rest</source>
        <translation>حدّث ما له معرّف واترك غيره</translation>
    </message>
    <message>
        <source>Update from the table</source>
        <translation>حدّثه من الجدول</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>خط قائم</translation>
    </message>
    <message>
        <source>What is there already</source>
        <translation>الموجود من قبل</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Clear this list</source>
        <translation>امسح هذه القائمة</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>لا مشاريع بعد</translation>
    </message>
</context>
<context>
    <name>RecordField</name>
    <message>
        <source>New: will be added when you save</source>
        <translation>جديد: يُضاف عند الحفظ</translation>
    </message>
</context>
<context>
    <name>RecordHistory</name>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
</context>
<context>
    <name>RecordSteps</name>
    <message>
        <source>Bring this state back</source>
        <translation>أعد هذه الحالة</translation>
    </message>
</context>
<context>
    <name>RecordsImport</name>
    <message>
        <source>All of this is in the project already. Nothing was changed.</source>
        <translation>كل هذا في المشروع. لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Comparing records</source>
        <translation>مقارنة السجلات</translation>
    </message>
    <message>
        <source>Merging records</source>
        <translation>ضم السجلات</translation>
    </message>
    <message>
        <source>Reading records</source>
        <translation>قراءة السجلات</translation>
    </message>
    <message>
        <source>The merge was stopped. Nothing of it was saved.</source>
        <translation>أُوقف الضم، ولم يُحفظ منه شيء.</translation>
    </message>
</context>
<context>
    <name>ReopenOffer</name>
    <message>
        <source>Leave it finished</source>
        <translation>أبقه مكتملًا</translation>
    </message>
    <message>
        <source>Review it again</source>
        <translation>أعده إلى المراجعة</translation>
    </message>
    <message>
        <source>Review the claim again</source>
        <translation>أعد الادعاء إلى المراجعة</translation>
    </message>
    <message>
        <source>This claim was finished before this quote was linked to it.</source>
        <translation>كان هذا الادعاء مكتملًا قبل أن يُربط به هذا الاقتباس.</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message numerus="yes">
        <source>%n quotes without a place in this text</source>
        <translation>
            <numerusform>لا اقتباس بلا موضع في هذا النص</numerusform>
            <numerusform>اقتباس واحد بلا موضع في هذا النص</numerusform>
            <numerusform>اقتباسان بلا موضع في هذا النص</numerusform>
            <numerusform>%n اقتباسات بلا موضع في هذا النص</numerusform>
            <numerusform>%n اقتباسًا بلا موضع في هذا النص</numerusform>
            <numerusform>%n اقتباس بلا موضع في هذا النص</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Close the repair of places</source>
        <translation>إغلاق إصلاح المواضع</translation>
    </message>
    <message>
        <source>Enter takes the place shown. Or select the words in the text and press Enter there: the quote then says what the source says; its old words stay in the history.</source>
        <translation>يأخذ Enter الموضع المعروض. أو حدِّد الكلمات في النص واضغط Enter هناك. يصير الاقتباس عندئذ كما في المادة حرفيًا، وتبقى كلماته السابقة في السجل.</translation>
    </message>
    <message>
        <source>It stays without a place</source>
        <translation>يبقى بلا موضع</translation>
    </message>
    <message>
        <source>Keep it without a place</source>
        <translation>إبقاؤه بلا موضع</translation>
    </message>
    <message>
        <source>Quotes without a place, and places for them</source>
        <translation>اقتباسات بلا موضع، ومواضع مقترحة لها</translation>
    </message>
    <message>
        <source>{fidelity}, paragraph {number}</source>
        <translation>{fidelity}، الفقرة {number}</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Backups of {project}, newest first. Each makes a project of its own; this one stays as it is.</source>
        <translation>نسخ {project}، أحدثها أولًا. تصير كل منها مشروعًا قائمًا بنفسه، ويبقى هذا كما هو.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Isnad projects ({pattern})</source>
        <translation>مشاريع إسناد ({pattern})</translation>
    </message>
    <message>
        <source>Make a new project of it…</source>
        <translation>اجعلها مشروعًا جديدًا…</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>Open the new project</source>
        <translation>افتح المشروع الجديد</translation>
    </message>
    <message>
        <source>Rescue what can be read…</source>
        <translation>أنقذ ما يُقرأ…</translation>
    </message>
    <message>
        <source>Rescuing</source>
        <translation>إنقاذ</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>الاستعادة من نسخة</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Steps in the project that this backup has not: {steps}.</source>
        <translation>خطوات في المشروع ليست في هذه النسخة: {steps}.</translation>
    </message>
    <message>
        <source>The project cannot be read and so not be compared. The backup holds: {records}.</source>
        <translation>لا يُقرأ المشروع فلا يُقارَن. في النسخة: {records}.</translation>
    </message>
    <message>
        <source>Then put back the steps that the journal has beyond the backup</source>
        <translation>ثم أعد من سجل الخطوات ما جرى بعد النسخة</translation>
    </message>
    <message>
        <source>There is no backup of this project where backups of it lie.</source>
        <translation>لا نسخة احتياطية لهذا المشروع في مكان نسخه.</translation>
    </message>
    <message>
        <source>What was rescued</source>
        <translation>ما أُنقذ</translation>
    </message>
    <message>
        <source>before a new version&apos;s first opening</source>
        <translation>قبل أول فتح بإصدار جديد</translation>
    </message>
    <message>
        <source>before a purge</source>
        <translation>قبل حذف نهائي</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>قبل استعادة</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>قبل استيراد</translation>
    </message>
    <message>
        <source>before many were changed</source>
        <translation>قبل تعديل الكثير</translation>
    </message>
    <message>
        <source>unsound: does not count</source>
        <translation>غير سليمة: لا تُحسب</translation>
    </message>
    <message>
        <source>{backup} · {reason}</source>
        <translation>{backup} · {reason}</translation>
    </message>
    <message>
        <source>{kind}: {backed_up} here, {present} in the project</source>
        <translation>{kind}: {backed_up} هنا، و{present} في المشروع</translation>
    </message>
    <message>
        <source>{moment} · up to step {step}</source>
        <translation>{moment} · حتى الخطوة {step}</translation>
    </message>
    <message>
        <source>{project} rescued</source>
        <translation>{project} مُنقَذ</translation>
    </message>
    <message>
        <source>{project} restored</source>
        <translation>{project} مستعاد</translation>
    </message>
</context>
<context>
    <name>RoleCard</name>
    <message>
        <source>Enter changes it, Del takes it away</source>
        <translation>Enter للتعديل، وDel للحذف</translation>
    </message>
    <message>
        <source>from {first} until {last}</source>
        <translation>من {first} حتى {last}</translation>
    </message>
    <message>
        <source>since {first}</source>
        <translation>منذ {first}</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>حتى {last}</translation>
    </message>
</context>
<context>
    <name>RoleForm</name>
    <message>
        <source>Cancel</source>
        <translation>ألغ</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>اترك بلا حفظ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>احفظ</translation>
    </message>
    <message>
        <source>Save the role</source>
        <translation>احفظ الصفة</translation>
    </message>
</context>
<context>
    <name>SameText</name>
    <message>
        <source>Open the one that is there</source>
        <translation>افتح الموجودة</translation>
    </message>
    <message>
        <source>This text is in the project already: “{title}”</source>
        <translation>هذا النص في المشروع من قبل: «{title}»</translation>
    </message>
</context>
<context>
    <name>SavedLists</name>
    <message>
        <source>Delete (Del)</source>
        <translation>احذف (Del)</translation>
    </message>
    <message>
        <source>Enter keeps the list, Esc leaves</source>
        <translation>Enter يحفظ القائمة، وEsc يترك</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>اسم القائمة</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>غيّر الاسم (F2)</translation>
    </message>
    <message>
        <source>Saved lists</source>
        <translation>القوائم المحفوظة</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>اعرض</translation>
    </message>
    <message>
        <source>Update to the present filter</source>
        <translation>حدّثها إلى التصفية الحالية</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Add a quote</source>
        <translation>أضف اقتباسًا</translation>
    </message>
    <message>
        <source>Add a supporting, disputing or mentioning quote</source>
        <translation>أضف اقتباسًا يؤيد أو يخالف أو يذكر بلا موقف</translation>
    </message>
    <message>
        <source>Add another name</source>
        <translation>أضف اسمًا آخر</translation>
    </message>
    <message>
        <source>Between the form and the text</source>
        <translation>بين النموذج والنص</translation>
    </message>
    <message>
        <source>Change it in the form, then keep it</source>
        <translation>عدّله في النموذج ثم اقبله</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Copy the quote with its attribution</source>
        <translation>انسخ الاقتباس منسوبًا إلى قائله</translation>
    </message>
    <message>
        <source>Copy the selected quotes as a table</source>
        <translation>انسخ الاقتباسات المحددة جدولًا</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>ارفضه</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>عدّل</translation>
    </message>
    <message>
        <source>Filter panel</source>
        <translation>لوحة التصفية</translation>
    </message>
    <message>
        <source>Find in the text: next, previous</source>
        <translation>البحث في النص: التالي، السابق</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>في النموذج</translation>
    </message>
    <message>
        <source>In the list: move its end by a letter</source>
        <translation>في القائمة: حرّك نهايته حرفًا</translation>
    </message>
    <message>
        <source>In the list: move its start by a letter</source>
        <translation>في القائمة: حرّك بدايته حرفًا</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>اقبله</translation>
    </message>
    <message>
        <source>Keep all that are likely</source>
        <translation>اقبل كل المرجّح</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Larger or smaller text</source>
        <translation>تكبير النص أو تصغيره</translation>
    </message>
    <message>
        <source>Leave what is open, then clear the filters</source>
        <translation>اترك المفتوح، ثم امسح التصفية</translation>
    </message>
    <message>
        <source>Link to a claim</source>
        <translation>اربط بادعاء</translation>
    </message>
    <message>
        <source>Merge into another one</source>
        <translation>ادمج في آخر</translation>
    </message>
    <message>
        <source>Move its end by a word</source>
        <translation>حرّك نهايته كلمة</translation>
    </message>
    <message>
        <source>Move its start by a word</source>
        <translation>حرّك بدايته كلمة</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>التالي، السابق</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>On a claim</source>
        <translation>في الادعاء</translation>
    </message>
    <message>
        <source>On a source</source>
        <translation>في المادة</translation>
    </message>
    <message>
        <source>On a speaker</source>
        <translation>في القائل</translation>
    </message>
    <message>
        <source>On a suggestion</source>
        <translation>على اقتراح</translation>
    </message>
    <message>
        <source>On every page</source>
        <translation>في كل صفحة</translation>
    </message>
    <message>
        <source>On the card of a quote</source>
        <translation>على بطاقة الاقتباس</translation>
    </message>
    <message>
        <source>On the quotes</source>
        <translation>في الاقتباسات</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>افتح المادة</translation>
    </message>
    <message>
        <source>Open the speaker</source>
        <translation>افتح صفحة القائل</translation>
    </message>
    <message>
        <source>Quote the selected words</source>
        <translation>اقتبس الكلمات المحدَّدة</translation>
    </message>
    <message>
        <source>Quote the words selected in the text</source>
        <translation>اقتبس ما حُدِّد في النص</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>غيّر الاسم</translation>
    </message>
    <message>
        <source>Repair places</source>
        <translation>إصلاح المواضع</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>احفظ</translation>
    </message>
    <message>
        <source>Save, and go on to the next</source>
        <translation>احفظ وانتقل إلى التالي</translation>
    </message>
    <message>
        <source>Select all that the filter shows</source>
        <translation>حدّد كل ما تُظهره التصفية</translation>
    </message>
    <message>
        <source>Show the whole quote over the list</source>
        <translation>اعرض الاقتباس كاملًا فوق القائمة</translation>
    </message>
    <message>
        <source>Similar names</source>
        <translation>أسماء متشابهة</translation>
    </message>
    <message>
        <source>Stance: supports, disputes, mentions</source>
        <translation>الموقف: يؤيد، يخالف، يذكر بلا موقف</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Take what a list offers</source>
        <translation>خذ ما تعرضه القائمة</translation>
    </message>
    <message>
        <source>The speaker is the one proposed</source>
        <translation>القائل هو المقترَح نفسه</translation>
    </message>
    <message>
        <source>The words that bear on the claim</source>
        <translation>الشاهد على الادعاء</translation>
    </message>
    <message>
        <source>Under an Arabic keyboard layout the same keys do the same. Single letters act outside text.</source>
        <translation>المفاتيح نفسها تعمل مع لوحة المفاتيح العربية. والحرف المفرد يعمل خارج حقول النص.</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>أظهر القول كاملًا</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>فك الارتباط</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>التصنيف</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Add a quote that disputes it (2)</source>
        <translation>أضف اقتباسًا يخالفه (2)</translation>
    </message>
    <message>
        <source>Add a quote that mentions it (3)</source>
        <translation>أضف اقتباسًا يذكره بلا موقف (3)</translation>
    </message>
    <message>
        <source>Add a quote that supports it (1)</source>
        <translation>أضف اقتباسًا يؤيده (1)</translation>
    </message>
    <message>
        <source>Disputing it</source>
        <translation>تخالفه</translation>
    </message>
    <message>
        <source>Mentioning it without a stance</source>
        <translation>تذكره بلا موقف</translation>
    </message>
    <message>
        <source>No statement in support of this claim is recorded here</source>
        <translation>لم يُسجَّل هنا قول يؤيد هذا الادعاء</translation>
    </message>
    <message>
        <source>No statement that disputes this claim is recorded here</source>
        <translation>لم يُسجَّل هنا قول يخالف هذا الادعاء</translation>
    </message>
    <message>
        <source>No statement that only mentions this claim is recorded here</source>
        <translation>لم يُسجَّل هنا قول يذكر هذا الادعاء بلا موقف</translation>
    </message>
    <message>
        <source>Supporting it</source>
        <translation>تؤيده</translation>
    </message>
    <message>
        <source>Words of a quote, or who said it</source>
        <translation>كلمات من الاقتباس أو اسم قائله</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message numerus="yes">
        <source>%n quotes lost their place in the text. They are kept.</source>
        <translation>
            <numerusform>لم يفقد أي اقتباس موضعه.</numerusform>
            <numerusform>فقد اقتباس واحد موضعه في النص، وبقي محفوظًا.</numerusform>
            <numerusform>فقد اقتباسان موضعهما في النص، وبقيا محفوظين.</numerusform>
            <numerusform>فقدت %n اقتباسات مواضعها في النص، وبقيت محفوظة.</numerusform>
            <numerusform>فقد %n اقتباسًا موضعه في النص، وبقيت كلها محفوظة.</numerusform>
            <numerusform>فقد %n اقتباس موضعه في النص، وبقيت كلها محفوظة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit source</source>
        <translation>عدّل المادة</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>مادة جديدة</translation>
    </message>
    <message>
        <source>Paste the text here, as it was printed.</source>
        <translation>الصق النص هنا كما نُشر.</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message numerus="yes">
        <source>%n quotes detached from their text</source>
        <translation>
            <numerusform>لا اقتباسات منفصلة عن نصها</numerusform>
            <numerusform>اقتباس واحد منفصل عن نصه</numerusform>
            <numerusform>اقتباسان منفصلان عن نصهما</numerusform>
            <numerusform>%n اقتباسات منفصلة عن نصها</numerusform>
            <numerusform>%n اقتباسًا منفصلًا عن نصه</numerusform>
            <numerusform>%n اقتباس منفصل عن نصه</numerusform>
        </translation>
    </message>
    <message>
        <source>Any outlet</source>
        <translation>أي وسيلة</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>الوسيلة</translation>
    </message>
    <message>
        <source>Search the sources</source>
        <translation>ابحث في المواد</translation>
    </message>
    <message>
        <source>Search titles and texts</source>
        <translation>ابحث في العناوين والنصوص</translation>
    </message>
    <message>
        <source>Show only the sources that they belong to, to repair them</source>
        <translation>عرض موادها وحدها لإصلاح مواضعها</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المواد</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
</context>
<context>
    <name>SourceTable</name>
    <message>
        <source>Quotes</source>
        <translation>الاقتباسات</translation>
    </message>
</context>
<context>
    <name>SourceText</name>
    <message>
        <source>Text of the source</source>
        <translation>نص المادة</translation>
    </message>
    <message>
        <source>This source has no text.</source>
        <translation>لا نص لهذه المادة.</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message numerus="yes">
        <source>%n quotes lost their place when the text was edited.</source>
        <translation>
            <numerusform>لا اقتباس فقد موضعه.</numerusform>
            <numerusform>فقد اقتباس واحد موضعه حين عُدِّل النص.</numerusform>
            <numerusform>فقد اقتباسان موضعيهما حين عُدِّل النص.</numerusform>
            <numerusform>فقدت %n اقتباسات مواضعها حين عُدِّل النص.</numerusform>
            <numerusform>فقد %n اقتباسًا موضعه حين عُدِّل النص.</numerusform>
            <numerusform>فقد %n اقتباس موضعه حين عُدِّل النص.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>عدّل</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>اقتباس جديد</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>افتح الرابط</translation>
    </message>
    <message>
        <source>Repair places</source>
        <translation>إصلاح المواضع</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>No source has these words.</source>
        <translation>لا مادة فيها هذه الكلمات.</translation>
    </message>
    <message>
        <source>Paste a news item or a statement here (Ctrl+V), or type one in (Ctrl+N).</source>
        <translation>الصق هنا خبرًا أو بيانًا (Ctrl+V)، أو اكتبه بيدك (Ctrl+N).</translation>
    </message>
    <message>
        <source>Paste a text</source>
        <translation>الصق نصًا</translation>
    </message>
    <message>
        <source>Show all sources</source>
        <translation>أظهر المواد كلها</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المواد</translation>
    </message>
    <message>
        <source>There is no text in the clipboard. Copy one, then try again.</source>
        <translation>لا نص في الحافظة. انسخ نصًا، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Type a source</source>
        <translation>اكتب مادة</translation>
    </message>
</context>
<context>
    <name>SpeakerForm</name>
    <message>
        <source>Edit the speaker</source>
        <translation>عدّل القائل</translation>
    </message>
    <message>
        <source>New speaker</source>
        <translation>قائل جديد</translation>
    </message>
    <message>
        <source>Speakers of this name</source>
        <translation>قائلون بهذا الاسم</translation>
    </message>
    <message>
        <source>There are speakers of this name. Enter opens one of them:</source>
        <translation>في المشروع قائلون بهذا الاسم. اضغط Enter لفتح أحدهم:</translation>
    </message>
</context>
<context>
    <name>SpeakerHead</name>
    <message>
        <source>Add a name</source>
        <translation>أضف اسمًا</translation>
    </message>
    <message>
        <source>Add another name</source>
        <translation>أضف اسمًا آخر</translation>
    </message>
    <message>
        <source>Add another name, alias or spelling (A)</source>
        <translation>أضف اسمًا آخر أو كنية أو رسمًا آخر للاسم (A)</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>اسم آخر</translation>
    </message>
    <message>
        <source>Another name or spelling; Enter keeps it</source>
        <translation>اسم آخر أو رسم آخر له، ثم Enter</translation>
    </message>
    <message>
        <source>Change the name everywhere</source>
        <translation>غيّر الاسم في كل مكان</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>عدّل</translation>
    </message>
    <message>
        <source>Edit what is known of the speaker</source>
        <translation>عدّل بيانات القائل</translation>
    </message>
    <message>
        <source>Edit what is known of the speaker (F2)</source>
        <translation>عدّل بيانات القائل (F2)</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>ادمج في…</translation>
    </message>
    <message>
        <source>Merge the speaker into another one</source>
        <translation>ادمج القائل في آخر</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>الاسم الجديد</translation>
    </message>
    <message>
        <source>Other names:</source>
        <translation>أسماء أخرى:</translation>
    </message>
    <message>
        <source>Take this name away (Del)</source>
        <translation>احذف هذا الاسم (Del)</translation>
    </message>
    <message>
        <source>The new name, in all quotes; Enter changes it</source>
        <translation>الاسم الجديد في كل الاقتباسات، ثم Enter</translation>
    </message>
    <message>
        <source>The old name stays as another name (R)</source>
        <translation>يبقى الاسم القديم اسمًا آخر له (R)</translation>
    </message>
    <message>
        <source>The same person stands here under another name: make them one (M)</source>
        <translation>القائل نفسه مسجَّل هنا باسم آخر: اجعلهما واحدًا (M)</translation>
    </message>
    <message>
        <source>Wikidata: {id}</source>
        <translation>ويكي بيانات: {id}</translation>
    </message>
    <message>
        <source>speaks on behalf of {whom}</source>
        <translation>باسم {whom}</translation>
    </message>
</context>
<context>
    <name>SpeakerList</name>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Search the speakers</source>
        <translation>ابحث في القائلين</translation>
    </message>
    <message>
        <source>Search the speakers by any of their names</source>
        <translation>ابحث عن قائل بأي من أسمائه</translation>
    </message>
    <message>
        <source>Similar names</source>
        <translation>أسماء متشابهة</translation>
    </message>
    <message numerus="yes">
        <source>Similar names (%n)</source>
        <translation>
            <numerusform>أسماء متشابهة (0)</numerusform>
            <numerusform>أسماء متشابهة (1)</numerusform>
            <numerusform>أسماء متشابهة (2)</numerusform>
            <numerusform>أسماء متشابهة (%n)</numerusform>
            <numerusform>أسماء متشابهة (%n)</numerusform>
            <numerusform>أسماء متشابهة (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>القائلون</translation>
    </message>
    <message>
        <source>Speakers who may be one and the same (D)</source>
        <translation>قائلون لعل كل اثنين منهم واحد (D)</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
</context>
<context>
    <name>SpeakerMergeRow</name>
    <message>
        <source>Merge into which speaker? A few letters of any of their names</source>
        <translation>في أي قائل؟ اكتب أحرفًا من أي اسم له</translation>
    </message>
    <message>
        <source>Merge the speaker into another one</source>
        <translation>ادمج القائل في آخر</translation>
    </message>
    <message>
        <source>Names, roles and quotes all go there; Undo brings both back.</source>
        <translation>تنتقل إليه الأسماء والصفات والاقتباسات كلها، والتراجع يعيدهما اثنين.</translation>
    </message>
</context>
<context>
    <name>SpeakerRoles</name>
    <message>
        <source>Add a role</source>
        <translation>أضف صفة</translation>
    </message>
    <message>
        <source>No role is recorded</source>
        <translation>لا صفة مسجَّلة</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>الصفات</translation>
    </message>
</context>
<context>
    <name>SpeakerSide</name>
    <message>
        <source>becomes another name</source>
        <translation>يصبح اسمًا آخر له</translation>
    </message>
    <message>
        <source>✓ This name stays</source>
        <translation>✓ يبقى هذا الاسم</translation>
    </message>
</context>
<context>
    <name>SpeakerTable</name>
    <message>
        <source>Quotes</source>
        <translation>الاقتباسات</translation>
    </message>
</context>
<context>
    <name>SpeakerView</name>
    <message>
        <source>No quote of theirs is linked to a claim</source>
        <translation>لا قول مربوطًا بادعاء</translation>
    </message>
    <message>
        <source>No quote of theirs is recorded</source>
        <translation>لا قول مسجَّلًا</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>What they said ({number})</source>
        <translation>الأقوال ({number})</translation>
    </message>
    <message>
        <source>Where they stand</source>
        <translation>المواقف من الادعاءات</translation>
    </message>
</context>
<context>
    <name>SpeakersPage</name>
    <message>
        <source>Enter a speaker</source>
        <translation>أدخل قائلًا</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>القائلون</translation>
    </message>
    <message>
        <source>Speakers come with the quotes that are entered. To enter one by hand: Ctrl+N.</source>
        <translation>يُضاف القائلون مع اقتباساتهم. ولإدخال قائل بيدك: Ctrl+N.</translation>
    </message>
</context>
<context>
    <name>StepDetails</name>
    <message>
        <source>Added: {record}</source>
        <translation>أُضيف {record}</translation>
    </message>
    <message>
        <source>Bring back what was before</source>
        <translation>أعد ما كان قبلها</translation>
    </message>
    <message>
        <source>Bring this state back</source>
        <translation>أعد هذه الحالة</translation>
    </message>
    <message>
        <source>Deleted: {record}</source>
        <translation>حُذف {record}</translation>
    </message>
    <message>
        <source>Restored: {record}</source>
        <translation>استُعيد {record}</translation>
    </message>
    <message>
        <source>Take it out of the trash</source>
        <translation>استعده من المحذوفات</translation>
    </message>
    <message>
        <source>Underlined: what it brought. In brackets: what stood there before.</source>
        <translation>ما تحته خط أتت به الخطوة، وما بين معقوفين كان قبلها.</translation>
    </message>
    <message>
        <source>Undo all steps after this one…</source>
        <translation>تراجع عن كل ما بعد هذه الخطوة…</translation>
    </message>
    <message>
        <source>Undo this step</source>
        <translation>تراجع عن هذه الخطوة</translation>
    </message>
    <message>
        <source>What it changed was purged.</source>
        <translation>ما غيّرته حُذف نهائيًا.</translation>
    </message>
    <message>
        <source>What the step changed</source>
        <translation>ما غيّرته الخطوة</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ولا غيرها</numerusform>
            <numerusform>وواحد غيرها</numerusform>
            <numerusform>واثنان غيرها</numerusform>
            <numerusform>و%n غيرها</numerusform>
            <numerusform>و%n غيرها</numerusform>
            <numerusform>و%n غيرها</numerusform>
        </translation>
    </message>
    <message>
        <source>{entity}, {first} to {last}</source>
        <translation>{entity}، من رقم {first} إلى {last}</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message numerus="yes">
        <source>{step}, and %n more</source>
        <translation>
            <numerusform>{step}</numerusform>
            <numerusform>{step}، وواحد غيره</numerusform>
            <numerusform>{step}، واثنان غيره</numerusform>
            <numerusform>{step}، و%n غيره</numerusform>
            <numerusform>{step}، و%n غيره</numerusform>
            <numerusform>{step}، و%n غيره</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>A step is being stored. Try again when it is done.</source>
        <translation>خطوة قيد الحفظ. أعد المحاولة حين تكتمل.</translation>
    </message>
    <message>
        <source>Next to redo: {step} ({when}). Press again to redo it.</source>
        <translation>ما يُعاد الآن: {step} ({when}). اضغط ثانيةً لإعادته.</translation>
    </message>
    <message>
        <source>Next to undo: {step} ({when}). Press again to undo it.</source>
        <translation>ما يُتراجع عنه الآن: {step} ({when}). اضغط ثانيةً للتراجع عنه.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>أعد</translation>
    </message>
    <message>
        <source>Redo: {step} ({when})</source>
        <translation>أعد: {step} ({when})</translation>
    </message>
    <message>
        <source>Redoing a step</source>
        <translation>إعادة خطوة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo: {step} ({when})</source>
        <translation>تراجع عن: {step} ({when})</translation>
    </message>
    <message>
        <source>Undoing a step</source>
        <translation>التراجع عن خطوة</translation>
    </message>
    <message>
        <source>{command} (a step is being stored…)</source>
        <translation>{command} (خطوة قيد الحفظ…)</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Looking further back…</source>
        <translation>يُبحث في ما هو أقدم…</translation>
    </message>
    <message>
        <source>No step fits.</source>
        <translation>لا خطوة توافق ذلك.</translation>
    </message>
    <message>
        <source>No step has been taken yet.</source>
        <translation>لا خطوات بعد.</translation>
    </message>
    <message>
        <source>Search the steps</source>
        <translation>ابحث في الخطوات</translation>
    </message>
    <message>
        <source>Steps about what</source>
        <translation>خطوات في ماذا</translation>
    </message>
    <message>
        <source>Steps of whom</source>
        <translation>خطوات مَن</translation>
    </message>
    <message>
        <source>Steps, the newest first</source>
        <translation>الخطوات، أحدثها أولًا</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Change</source>
        <translation>عدّل</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>ارفض</translation>
    </message>
    <message>
        <source>Is it {name}?</source>
        <translation>هو نفسه: {name}؟</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>اقبل</translation>
    </message>
    <message>
        <source>Likely a quote</source>
        <translation>اقتباس مرجَّح</translation>
    </message>
    <message>
        <source>Not sure: look at it</source>
        <translation>غير مؤكد: انظر فيه</translation>
    </message>
    <message>
        <source>Not {name} after all</source>
        <translation>ليس {name}</translation>
    </message>
    <message>
        <source>The suggestion</source>
        <translation>الاقتراح</translation>
    </message>
    <message>
        <source>Very likely a quote</source>
        <translation>اقتباس شبه مؤكد</translation>
    </message>
    <message>
        <source>Who speaks is not plain</source>
        <translation>القائل غير واضح</translation>
    </message>
    <message>
        <source>new speaker</source>
        <translation>قائل جديد</translation>
    </message>
    <message>
        <source>said to {venue}</source>
        <translation>قيل في {venue}</translation>
    </message>
    <message>
        <source>several speakers have this name</source>
        <translation>يحمل هذا الاسم أكثر من قائل</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>مصدر لم يُسمَّ</translation>
    </message>
</context>
<context>
    <name>SuggestionPanel</name>
    <message>
        <source>Keep all that are likely</source>
        <translation>اقبل كل المرجّح</translation>
    </message>
    <message>
        <source>Looking for quotes in the text…</source>
        <translation>البحث عن اقتباسات في النص جارٍ…</translation>
    </message>
    <message>
        <source>Suggested quotes</source>
        <translation>الاقتباسات المقترَحة</translation>
    </message>
</context>
<context>
    <name>TableImport</name>
    <message>
        <source>All of this is in the project already. Nothing was changed.</source>
        <translation>كل هذا في المشروع من قبل. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Importing a table</source>
        <translation>استيراد جدول</translation>
    </message>
    <message>
        <source>Reading a table</source>
        <translation>قراءة جدول</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing of it was saved.</source>
        <translation>أُوقف الاستيراد. لم يُحفظ منه شيء.</translation>
    </message>
</context>
<context>
    <name>Teller</name>
    <message>
        <source>changed</source>
        <translation>تغيّرت</translation>
    </message>
    <message>
        <source>{after}, before: {before}</source>
        <translation>{after}، وكان: {before}</translation>
    </message>
    <message>
        <source>{entity} {id}</source>
        <translation>{entity} رقم {id}</translation>
    </message>
    <message>
        <source>{entity} {id}, purged</source>
        <translation>{entity} رقم {id}، حُذف نهائيًا</translation>
    </message>
    <message>
        <source>{step} (undone)</source>
        <translation>{step} (أُلغيت)</translation>
    </message>
</context>
<context>
    <name>TextImport</name>
    <message>
        <source>Reading texts</source>
        <translation>قراءة النصوص</translation>
    </message>
</context>
<context>
    <name>TextRow</name>
    <message>
        <source>In the project already: “{title}”</source>
        <translation>في المشروع من قبل: «{title}»</translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>In the trash, the newest first</source>
        <translation>المحذوفات، أحدثها أولًا</translation>
    </message>
    <message>
        <source>Keep it in the trash</source>
        <translation>أبقه في المحذوفات</translation>
    </message>
    <message>
        <source>Purge for good</source>
        <translation>احذف نهائيًا</translation>
    </message>
    <message>
        <source>Purge for good…</source>
        <translation>احذف نهائيًا…</translation>
    </message>
    <message>
        <source>Saving a backup, then purging…</source>
        <translation>تُحفظ نسخة احتياطية، ثم يُحذف نهائيًا…</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>اعرض المزيد</translation>
    </message>
    <message>
        <source>Take out of the trash</source>
        <translation>استعد من المحذوفات</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>لا شيء في المحذوفات.</translation>
    </message>
    <message>
        <source>This takes out of the project&apos;s file for good: {what}, with all that the history says of it.

It cannot be undone, and no step before it can be undone any more. The journal that tells the steps in plain text is deleted. A backup is saved first; it still holds what is purged, and so do older ones, wherever you keep them: {folder}</source>
        <translation>يُحذف من ملف المشروع نهائيًا: {what}، مع كل ما يقوله السجل عنه.

لا تراجع عن هذا، ولا عن أي خطوة قبله. ويُحذف معه سجل الخطوات المكتوب. تُحفظ أولًا نسخة احتياطية يبقى فيها ما يُحذف، كما يبقى في نسخ أقدم منها حيثما حُفظت: {folder}</translation>
    </message>
    <message>
        <source>What is shown of the trash</source>
        <translation>ما يُعرض من المحذوفات</translation>
    </message>
    <message>
        <source>its source lies here too</source>
        <translation>ومادته محذوفة أيضًا</translation>
    </message>
</context>
<context>
    <name>WordingsList</name>
    <message>
        <source>Meaning of {words}</source>
        <translation>معنى {words}</translation>
    </message>
    <message>
        <source>What the table&apos;s words mean here; its own wording stays in the note.</source>
        <translation>معنى كلمات الجدول هنا؛ وتبقى عبارته في الملاحظة.</translation>
    </message>
    <message>
        <source>Words and their meanings</source>
        <translation>الكلمات ومعانيها</translation>
    </message>
    <message>
        <source>— not known —</source>
        <translation>— غير معروف —</translation>
    </message>
</context>
</TS>
