<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_IQ" sourcelanguage="en">
<context>
    <name>CompletionEdit</name>
    <message>
        <source>Add {words}</source>
        <translation>أضف {words}</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>ما يوافق المكتوب</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>5/2/2016, Feb 2016, yesterday</source>
        <translation>5/2/2016 أو شباط 2016 أو أمس</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A project to try things in: do not enter your work here.</source>
        <translation>مشروع للتجربة، لا تُدخل فيه عملك.</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>الادعاءات</translation>
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
        <source>Start my own project</source>
        <translation>ابدأ مشروعي</translation>
    </message>
    <message>
        <source>{project}[*] — Isnad</source>
        <translation>{project}[*] — إسناد</translation>
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
        <source>Claims</source>
        <translation>الادعاءات</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>امسح التصفية كلها</translation>
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
        <source>Find</source>
        <translation>ابحث</translation>
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
        <source>Import a text…</source>
        <translation>استورد نصًا…</translation>
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
        <source>Open…</source>
        <translation>افتح…</translation>
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
        <source>Redo</source>
        <translation>أعد</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>أعد: {step}</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>احفظ نسخة…</translation>
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
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>تراجع عن: {step}</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>العربية</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
</TS>
