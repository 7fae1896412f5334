"""Texts in the wrong encoding are told as such, and no text that can be read is."""

import json
import unicodedata
from pathlib import Path

import pytest

from genderplan._encodings import misread

CORPUS = Path(__file__).parents[1] / "corpus"
SENTENCES = (
    "Kế hoạch hành động vì sự tiến bộ của phụ nữ giai đoạn 2021-2025",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Ủy ban nhân dân xã Hoằng Kim báo cáo kết quả thực hiện",
    "Tỷ lệ nữ tham gia cấp ủy đạt 25,6%",
    "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030",
    "Quyết định ban hành quy chế phối hợp giữa các cơ quan",
    "Nâng cao nhận thức của người dân về phòng ngừa bạo lực gia đình",
    "Hội Liên hiệp Phụ nữ tỉnh Thanh Hóa tổ chức buổi tọa đàm",
    "Công tác cán bộ nữ được các cấp ủy Đảng quan tâm chỉ đạo",
)
TCVN3 = (
    "KÕ ho¹ch hµnh ®éng v× sù tiÕn bé cña phô n÷ giai ®o¹n 2021-2025",
    "Céng hßa x· héi chñ nghÜa ViÖt Nam",
    "§éc lËp - Tù do - H¹nh phóc",
    "ñy ban nh©n d©n x· Ho»ng Kim b¸o c¸o kÕt qu¶ thùc hiÖn",
    "Tû lÖ n÷ tham gia cÊp ñy ®¹t 25,6%",
    "ChiÕn l\u00adîc quèc gia vÒ b×nh ®¼ng giíi giai ®o¹n 2021-2030",
    "QuyÕt ®Þnh ban hµnh quy chÕ phèi hîp gi÷a c¸c c¬ quan",
    "N©ng cao nhËn thøc cña ng\u00adêi d©n vÒ phßng ngõa b¹o lùc gia ®×nh",
    "Héi Liªn hiÖp Phô n÷ tØnh Thanh Hãa tæ chøc buæi täa ®µm",
    "C«ng t¸c c¸n bé n÷ ®\u00adîc c¸c cÊp ñy §¶ng quan t©m chØ ®¹o",
)
VNI = (
    "Keá hoaïch haønh ñoäng vì söï tieán boä cuûa phuï nöõ giai ñoaïn 2021-2025",
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc",
    "UÛy ban nhaân daân xaõ Hoaèng Kim baùo caùo keát quaû thöïc hieän",
    "Tyû leä nöõ tham gia caáp uûy ñaït 25,6%",
    "Chieán löôïc quoác gia veà bình ñaúng giôùi giai ñoaïn 2021-2030",
    "Quyeát ñònh ban haønh quy cheá phoái hôïp giöõa caùc cô quan",
    "Naâng cao nhaän thöùc cuûa ngöôøi daân veà phoøng ngöøa baïo löïc gia ñình",
    "Hoäi Lieân hieäp Phuï nöõ tænh Thanh Hoùa toå chöùc buoåi toïa ñaøm",
    "Coâng taùc caùn boä nöõ ñöôïc caùc caáp uûy Ñaûng quan taâm chæ ñaïo",
)


def in_windows_1252(data: bytes) -> str:
    """Bytes as a program shows them that takes them for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def in_windows_1258(text: str) -> bytes:
    """The bytes of Windows-1258, which has most letters and puts each tone behind its own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for char in text:
        apart = unicodedata.normalize("NFD", char)
        base = "".join(part for part in apart if part not in tones)
        letters += [unicodedata.normalize("NFC", base), *(part for part in apart if part in tones)]
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_utf_8_read_as_another_encoding_is_told(sentence: str) -> None:
    """UTF-8 that was taken for Latin-1 or Windows-1252 is read back whole."""
    for shown in (sentence.encode().decode("latin-1"), in_windows_1252(sentence.encode())):
        assert ("UTF-8", sentence) == misread(shown)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_windows_1258_read_as_windows_1252_is_told(sentence: str) -> None:
    """The Vietnamese encoding of Windows that was taken for the western one is read back whole."""
    assert ("Windows-1258", sentence) == misread(in_windows_1252(in_windows_1258(sentence)))


@pytest.mark.parametrize(("text", "sentence"), list(zip(TCVN3, SENTENCES, strict=True)))
def test_tcvn3_is_told(text: str, sentence: str) -> None:
    """TCVN3 is read back; it has no capitals with marks of their own."""
    found = misread(text)

    assert found is not None
    assert ("TCVN3", sentence.lower()) == (found.encoding, found.opening.lower())


@pytest.mark.parametrize(("text", "sentence"), list(zip(VNI, SENTENCES, strict=True)))
def test_vni_is_told(text: str, sentence: str) -> None:
    """VNI is read back, in small letters; so it is when all of it is in capitals."""
    assert ("VNI", sentence.lower()) == misread(text) == misread(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        *(unicodedata.normalize("NFD", sentence) for sentence in SENTENCES),
        *(sentence.upper() for sentence in SENTENCES),
        "“Ủy ban” – “Hội đồng nhân dân” • «Mặt trận»…",
        "Déjà vu à la carte, été, crème brûlée, façade, naïveté, œuvre, élève",
        "Überraschung für die Großen Männer, schöne Grüße aus Köln, Tübingen, Düsseldorf",
        "Đắk Lắk, Kon Tum, Cư M'gar, Krông Pắc, Ea H'leo, Đăk Tô, Đăk Hà",
        "25 °C ± 0,5 · § 12 · ½ · © 2024 · ® · ™ · £ ¥ €",
        "ke hoach hanh dong vi su tien bo cua phu nu",
        "",
    ],
)
def test_what_can_be_read_is_left(text: str) -> None:
    """Vietnamese in any form of Unicode, other languages and signs are in no wrong encoding."""
    assert misread(text) is None


def test_no_text_of_the_corpus_is_told() -> None:
    """There is no false alarm on the annotated texts."""
    texts = [
        json.loads(line)["text"]
        for path in sorted(CORPUS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]

    assert [] == [text for text in texts if misread(text)]
