"""How a Word file looks: A4, margins of 2 cm, British English, letters that can be read, page X of Y."""

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from pages.parts.cells import clean

MARGIN, PAGE_WIDTH, PAGE_HEIGHT = 2.0, 21.0, 29.7  # cm
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
FONT = "Arial"
SIZES = {"Normal": 10.5, "Title": 20, "Subtitle": 12, "Heading 1": 14, "Heading 2": 12, "Quote": 10.5, "Caption": 9.5}
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
BLACK = RGBColor(0, 0, 0)


def prepare(file: WordFile, footer: str, header: str | None) -> None:
    """Page, styles and language; `footer` stands left of the page number on every page, `header` above every page."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(PAGE_WIDTH), Cm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.header_distance = section.footer_distance = Cm(1)
    for name, size in SIZES.items():
        _letters(file.styles[name], size)
    _plain(file.styles["Subtitle"])
    _speak_english(file)
    _number_pages(section.footer.paragraphs[0], footer)
    if header:
        section.header.paragraphs[0].add_run(clean(header)).bold = True


def _letters(style, size: float) -> None:
    """One font in black; the template's theme would bring its own."""
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), BLACK
    fonts = style.element.rPr.rFonts
    for name in THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _plain(style) -> None:
    """The template sets the line under the title slanted and wide."""
    style.font.italic = False
    for spacing in list(style.element.rPr.iter(qn("w:spacing"))):
        style.element.rPr.remove(spacing)


def _speak_english(file: WordFile) -> None:
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _number_pages(line: Paragraph, text: str) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    line.paragraph_format.tab_stops.clear_all()
    line.add_run(f"{text} · Page ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def _field(line: Paragraph, instruction: str) -> None:
    """The only fields in the file, with nothing of a document in them."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    line._p.append(field)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
