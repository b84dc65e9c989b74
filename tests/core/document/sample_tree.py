"""A small document with every kind of block, and a one-pixel picture, for tests of the writers."""

import struct
import zlib

from zhunsheng.core.document.tree import (
    Align,
    BulletList,
    Cell,
    Column,
    Cover,
    Document,
    Figure,
    Frame,
    Heading,
    Look,
    Meta,
    PageBreak,
    Paragraph,
    Placeholder,
    Reference,
    Signature,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
    Words,
    said,
)

META = Meta("zh", Words("表{number}", "图{number}", "第 {page} 页 共 {pages} 页"), header="页眉", organisation="某大学")


def png(width: int = 40, height: int = 20) -> bytes:
    """A grey picture of 216 dots per inch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    parts = [
        chunk(b"IHDR", head),
        chunk(b"pHYs", struct.pack(">IIB", 8504, 8504, 1)),
        chunk(b"IDAT", zlib.compress(rows)),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def every_block() -> Document:
    """Every kind of block, references in both directions, merged cells, rare characters."""
    merged = Table(
        "t-merged",
        (Column(1), Column(2, Align.RIGHT), Column(1)),
        (
            (Cell(said("1"), rows=2), Cell(said("0.7", Look.BAD)), Cell(said("x"))),
            (Cell(said("0.8"), Look.GOOD), Cell(said("y"))),
            (Cell(said("合计"), Look.STRONG, columns=2), Cell(said("z"))),
        ),
        ((Cell(said("目标"), rows=2), Cell(said("分值"), columns=2)), (Cell(said("甲")), Cell(said("乙")))),
        "合并单元格",
    )
    form = Table(
        "t-form",
        (Column(1), Column(3)),
        ((Cell(said("意见"), Look.LABEL), Cell()),),
        frame=Frame.BOXES,
        row_height=9,
    )
    plain = Table(
        "t-plain",
        (Column(1), Column(1)),
        ((Cell(said("a")), Cell(said("b"))),),
        ((Cell(said("A")), Cell(said("B"))),),
        "第二张",
    )
    return Document(
        "报告",
        META,
        (
            Cover(
                "cover",
                "报告",
                above="某大学",
                subtitle="电路",
                facts=(("课程", "电路"), ("学期", "2025-2026-1")),
                below="示例",
            ),
            TableOfContents("toc", "目录", 2),
            Heading("h1", "第一章"),
            Paragraph("p1", (Text("见"), Reference("t-plain"), Text("和"), Reference("f1"), Text("。𠮷䶮", bold=True))),
            merged,
            Heading("h11", "小节", 2),
            Paragraph(
                "p2", (Text("人数 "), Text("58", token="run.students"), Text(" 人", italic=True, look=Look.MUTED))
            ),
            Heading("h2", "第二章 <&>"),
            plain,
            form,
            Figure("f1", png(), "分布", "一张图", 120),
            BulletList("l1", (said("一"), said("二"))),
            BulletList("l2", (said("甲"), said("乙")), counted=True),
            BulletList("l3", (said("甲"),), counted=True),
            Placeholder("room", ("为什么？",), (said("最低的是 3。"),), 3),
            PageBreak("break"),
            Heading("h3", "附录", numbered=False),
            Paragraph("p3", said("小字"), note=True),
            SignatureBlock(
                "signed", (Signature("课程负责人"), Signature("院长", "张三")), "（签字）：", "日期：＿＿＿"
            ),
        ),
    )
