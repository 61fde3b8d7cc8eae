<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackoffChart</name>
    <message numerus="yes">
        <source>%n wait(s) planned so far</source>
        <translation>
            <numerusform>%n wait planned so far</numerusform>
            <numerusform>%n waits planned so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceStrip</name>
    <message numerus="yes">
        <source>%n new row(s) above or below</source>
        <translation>
            <numerusform>%n new row above or below</numerusform>
            <numerusform>%n new rows above or below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) fewer by now</source>
        <translation>
            <numerusform>%n row fewer by now</numerusform>
            <numerusform>%n rows fewer by now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsPreview</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n job(s) died</source>
        <translation>
            <numerusform>%n job died</numerusform>
            <numerusform>%n jobs died</numerusform>
        </translation>
    </message>
</context>
</TS>
