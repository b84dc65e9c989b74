"""The look of a document as a page: quiet on screen, A4 with repeated table heads on paper."""

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #eef1f5; color: #1f2937; font: 16px/1.7 "Noto Serif CJK SC", "Songti SC", SimSun, "Times New Roman", serif; }
main { max-width: 190mm; margin: 16px auto; padding: 16mm 17mm; background: #fff; box-sizing: border-box; }
h1, h2, h3, h4, caption, figcaption, th, nav > p { font-family: "Noto Sans CJK SC", "Microsoft YaHei", SimHei, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.9rem; text-align: center; margin: 14mm 0 8mm; }
h2 { font-size: 1.35rem; margin: 2.2em 0 .7em; } h3 { font-size: 1.12rem; margin: 1.6em 0 .5em; } h4 { font-size: 1rem; }
p { margin: .4em 0; text-align: justify; } a { color: #1f4e8c; }
.note { font-size: .85rem; color: #4b5563; }
header { text-align: center; padding-bottom: 10mm; } header p { text-align: center; font-size: 1.2rem; }
header dl { display: grid; grid-template-columns: max-content minmax(16em, max-content); gap: .3em 1.4em; justify-content: center; text-align: left; }
header dd { margin: 0; border-bottom: 1px solid #4b5563; text-align: center; }
nav { margin: 8mm 0; } nav > p { text-align: center; font-size: 1.2rem; } nav ul { list-style: none; padding: 0; }
nav .l2 { padding-left: 2em; } nav .l3 { padding-left: 4em; } nav a { text-decoration: none; color: inherit; }
.wide { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.45; }
caption { padding: .4em; } th, td { padding: .28em .5em; }
table.lines { border-top: 2px solid #000; border-bottom: 2px solid #000; } table.lines thead tr:last-child th { border-bottom: 1px solid #000; }
table.lines thead th[colspan] { border-bottom: 1px solid #000; }
table.boxes th, table.boxes td { border: 1px solid #4b5563; } table.boxes th { font-weight: normal; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
.good { color: #0b6e4f; } .bad { color: #b42318; } .muted { color: #6b7280; } .strong { font-weight: bold; } .label { background: #f1f4f8; }
figure { margin: 1.2em 0; text-align: center; } img { max-width: 100%; } figcaption { font-size: .9rem; }
.room { border: 1px solid #9ca3af; padding: .6em 1em; margin: .6em 0; } .hint { color: #6b7280; font-size: .9rem; }
.signatures p { display: flex; justify-content: space-between; margin: 1.6em 0; } hr.page { border: 0; border-top: 1px dashed #9ca3af; }
@page { size: A4; margin: 25mm 26mm 24mm 28mm; }
@media print {
  body { background: none; } main { max-width: none; margin: 0; padding: 0; }
  thead { display: table-header-group; } tr, figure, .signatures p { break-inside: avoid; } h2, h3, h4, caption { break-after: avoid; }
  header, nav { break-after: page; } hr.page { break-after: page; visibility: hidden; } a { color: inherit; text-decoration: none; }
}
"""
