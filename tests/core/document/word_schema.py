"""The order WordprocessingML asks of children, and a walk that names every element out of order: Word refuses such files."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins bordersDoNotSurroundHeader defaultTabStop "
    "autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
    "compat": "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn "
    "adjustLineHeightInTable useFELayout compatSetting",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "ind": "",
}
SEVERAL = {
    "tr",
    "tc",
    "lvl",
    "abstractNum",
    "num",
    "headerReference",
    "footerReference",
    "bookmarkStart",
    "bookmarkEnd",
    "compatSetting",
    "tblStylePr",
}


def out_of_order(root: etree._Element) -> list[str]:
    """Every child that stands in the wrong place, twice, or where the schema knows none."""
    wrong = []
    for element in root.iter():
        name = str(element.tag).removeprefix(W)
        if name not in ORDERS or not str(element.tag).startswith(W):
            continue
        order = ORDERS[name].split()
        last = -1
        for child in element:
            own = str(child.tag).removeprefix(W)
            if own not in order:
                wrong.append(f"{name}/{own}: not known there")
                continue
            at = order.index(own)
            if at < last or (at == last and own not in SEVERAL):
                wrong.append(f"{name}/{own}: out of order")
            last = at
    return wrong
