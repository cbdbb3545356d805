<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>BackupSettings</name>
    <message numerus="yes">
        <source>%n backup(s), {size} MB; the newest is of {moment}.</source>
        <translation>
            <numerusform>%n backup, {size} MB; it is of {moment}.</numerusform>
            <numerusform>%n backups, {size} MB; the newest is of {moment}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n of them are linked with another stance. Change it?</source>
        <translation>
            <numerusform>%n of them is linked with another stance. Change it?</numerusform>
            <numerusform>%n of them are linked with another stance. Change it?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes selected</source>
        <translation>
            <numerusform>%n quote selected</numerusform>
            <numerusform>%n quotes selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkCommands</name>
    <message numerus="yes">
        <source>%n quotes are now: {status}.</source>
        <translation>
            <numerusform>%n quote is now: {status}.</numerusform>
            <numerusform>%n quotes are now: {status}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes deleted.</source>
        <translation>
            <numerusform>%n quote deleted.</numerusform>
            <numerusform>%n quotes deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes linked: {stance}.</source>
        <translation>
            <numerusform>%n quote linked: {stance}.</numerusform>
            <numerusform>%n quotes linked: {stance}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClaimHead</name>
    <message numerus="yes">
        <source>New since the verdict (%n)</source>
        <translation>
            <numerusform>New since the verdict (%n)</numerusform>
            <numerusform>New since the verdict (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message numerus="yes">
        <source>Similar names: %n pair(s)</source>
        <translation>
            <numerusform>Similar names: %n pair</numerusform>
            <numerusform>Similar names: %n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message numerus="yes">
        <source>Not readable in this encoding: lines {lines} and %n more.</source>
        <translation>
            <numerusform>Not readable in this encoding: lines {lines} and 1 more.</numerusform>
            <numerusform>Not readable in this encoding: lines {lines} and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoingBack</name>
    <message numerus="yes">
        <source>%n step(s) after this one will be undone.</source>
        <translation>
            <numerusform>%n step after this one will be undone.</numerusform>
            <numerusform>%n steps after this one will be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) redone.</source>
        <translation>
            <numerusform>%n step redone.</numerusform>
            <numerusform>%n steps redone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) undone.</source>
        <translation>
            <numerusform>%n step undone.</numerusform>
            <numerusform>%n steps undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n step(s)</source>
        <translation>
            <numerusform>Undo %n step</numerusform>
            <numerusform>Undo %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n mistake(s). Enter on one shows its row.</source>
        <translation>
            <numerusform>%n mistake. Enter on it shows its row.</numerusform>
            <numerusform>%n mistakes. Enter on one shows its row.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportTextsDialog</name>
    <message numerus="yes">
        <source>Store %n source(s)</source>
        <translation>
            <numerusform>Store 1 source</numerusform>
            <numerusform>Store %n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about a minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about a second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostWarning</name>
    <message numerus="yes">
        <source>%n quotes would lose their place with this text. They are kept, to be repaired.</source>
        <translation>
            <numerusform>%n quote would lose its place with this text. It is kept, to be repaired.</numerusform>
            <numerusform>%n quotes would lose their place with this text. They are kept, to be repaired.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n record(s) differ. Those you tick become as the file has them.</source>
        <translation>
            <numerusform>%n record differs. If you tick it, it becomes as the file has it.</numerusform>
            <numerusform>%n records differ. Those you tick become as the file has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuoteCommands</name>
    <message numerus="yes">
        <source>%n quotes are on the clipboard as a table.</source>
        <translation>
            <numerusform>The quote is on the clipboard as a table.</numerusform>
            <numerusform>%n quotes are on the clipboard as a table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotes are on the clipboard.</source>
        <translation>
            <numerusform>The quote is on the clipboard.</numerusform>
            <numerusform>%n quotes are on the clipboard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuoteDetails</name>
    <message numerus="yes">
        <source>%n quotes selected: copy, delete and status apply to all of them.</source>
        <translation>
            <numerusform>%n quote selected.</numerusform>
            <numerusform>%n quotes selected: copy, delete and status apply to all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message numerus="yes">
        <source>%n quotes without a place in this text</source>
        <translation>
            <numerusform>%n quote without a place in this text</numerusform>
            <numerusform>%n quotes without a place in this text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message numerus="yes">
        <source>%n quotes lost their place in the text. They are kept.</source>
        <translation>
            <numerusform>%n quote lost its place in the text. It is kept.</numerusform>
            <numerusform>%n quotes lost their place in the text. They are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message numerus="yes">
        <source>%n quotes detached from their text</source>
        <translation>
            <numerusform>%n quote detached from its text</numerusform>
            <numerusform>%n quotes detached from their text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message numerus="yes">
        <source>%n quotes lost their place when the text was edited.</source>
        <translation>
            <numerusform>%n quote lost its place when the text was edited.</numerusform>
            <numerusform>%n quotes lost their place when the text was edited.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeakerList</name>
    <message numerus="yes">
        <source>Similar names (%n)</source>
        <translation>
            <numerusform>Similar names (%n)</numerusform>
            <numerusform>Similar names (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepDetails</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message numerus="yes">
        <source>{step}, and %n more</source>
        <translation>
            <numerusform>{step}, and %n more</numerusform>
            <numerusform>{step}, and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
