"""Arabic. Its typography is that of all scripts from the right (``typography/from_right.py``)."""

from __future__ import annotations

import re

from generator.language.knowledge import Knowledge, list_words
from generator.language.rules import ARABIC_SIGNS, LanguageRules
from generator.language.typography.quotation import QuotationMarks

ARTICLE = "ال"
_MISSPELT = (
    ("إثن", "اثن"),
    ("إحدى عشر(?!ة)", "أحد عشر"),
    ("ثمانية مائة", "ثمانمائة"),
    ("(ثلاث|أربع|خمس|ست|سبع|تسع)ة مائة", r"\1مائة"),
    (" {2,}", " "),
)
_SHORT = 2
_TWO = re.compile("اثن(?:ت)?(?:ا|ي|ان|ين)")
_DUAL = re.compile(r"\w{2,}(?:ان|ين|تا|تي)(?:\b|هما|ها|ه)|\w{3,}[اي]\b")
JOINED = "لل"
"""What the article becomes after the preposition ل, which is written with its word."""


def spell(word: str) -> tuple[str, ...]:
    """Give a word, and what it becomes after ل where it has the article."""
    if word.startswith(ARTICLE):
        return word, JOINED + word.removeprefix(ARTICLE)
    return (word,)


def mend_spelling(words: str) -> str:
    """Write what CLDR misspells: two without its hamza, eleven, and hundreds as one word."""
    for wrong, right in _MISSPELT:
        words = re.sub(wrong, right, words)
    return words


# « » as the press and the United Nations’ Arabic texts have them; “ ” stays as typed.
_MARKS = QuotationMarks(
    first=("«", "»"),
    second=("“", "”"),
    single=("‘", "’"),
    kept=frozenset({("“", "”"), ("”", "“"), ("‘", "’"), ("’", "‘"), ("„", "“")}),
)
_CODES = "(?:ال)?(?:قانون|قرار|مرسوم|رحلة|هاتف|فاكس|مادة|طائرة|بوينغ|إيرباص)(?: رقم)?"


def stem_number(word: str) -> str:
    """Give what a number's word has in both genders and all cases."""
    word = word.replace("مائ", "مئ").replace("إ", "ا")
    if _TWO.fullmatch(word):
        return "اثن"
    for ending in ("ون", "ين", "ان", "ا", "ي"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and (len(ending) > 1 or stem.endswith("ت")):
            return f"{stem}ين"
    return word.rstrip("ةىاي") if len(word) > _SHORT else word


def find_duals(text: str) -> frozenset[int]:
    """Say that a text may have two of something, where a word has the ending of a dual."""
    return frozenset({2} if _DUAL.search(text) else ())


KNOWLEDGE = Knowledge(
    fractions={
        **{
            word + pronoun: part
            for word, part in (
                ("نصف", "1/2"),
                ("ثلث", "1/3"),
                ("ثلثا", "2/3"),
                ("ثلثي", "2/3"),
                ("ربع", "1/4"),
            )
            for pronoun in ("", "ها", "ه", "هم", "هما", "هن")
        },
        "منتصف": "1/2",
        "ثلثين": "2/3",
        "ثلثان": "2/3",
        "أرباع": "1/4",
        "أخماس": "1/5",
        "أعشار": "1/10",
    },
    counts={"كلا": 2, "كلتا": 2, "كلي": 2, "زوج": 2, "ضعف": 2, "ضعفي": 2, "دزينة": 12, "عقد": 10},
    scales={
        "ألف": 3,
        "ألفا": 3,
        "ألوف": 3,
        "آلاف": 3,
        "مليون": 6,
        "مليونا": 6,
        "ملايين": 6,
        "مليار": 9,
        "مليارا": 9,
        "مليارات": 9,
        "بليون": 9,
        "بلايين": 9,
        "تريليون": 12,
        "تريليونات": 12,
    },
    pairs={
        word + ending: power
        for word, power in (("ألف", 3), ("مليون", 6), ("مليار", 9), ("بليون", 9))
        for ending in ("ان", "ين", "ا", "ي")
    },
    vague=frozenset({"عشرات", "مئات", "آلاف", "ألوف", "ملايين", "مليارات", "بلايين"}),
    conjunctions=frozenset({"و"}),
    joints=frozenset({"إلى", "حتى", "و", "أو"}),
    prefixes="(?:[وفبلك]{0,2}(?:ال)?|[وف]?لل)",
    endings="(?:ا|ات|ين|ان|ة|ية)?",
    hints=find_duals,
    stem=stem_number,
    units={
        "كيلومتر": "length-kilometer",
        "كيلومترات": "length-kilometer",
        "كم": "length-kilometer",
        "كلم": "length-kilometer",
        "متر": "length-meter",
        "أمتار": "length-meter",
        "م": "length-meter",
        "سنتيمتر": "length-centimeter",
        "ميل": "length-mile",
        "أميال": "length-mile",
        "قدم": "length-foot",
        "أقدام": "length-foot",
        "بوصة": "length-inch",
        "هكتار": "area-hectare",
        "فدان": "area-acre",
        "متر مربع": "area-square-meter",
        "كيلومتر مربع": "area-square-kilometer",
        "متر مكعب": "volume-cubic-meter",
        "لتر": "volume-liter",
        "كيلوغرام": "mass-kilogram",
        "كيلو": "mass-kilogram",
        "كغ": "mass-kilogram",
        "غرام": "mass-gram",
        "طن": "mass-tonne",
        "أطنان": "mass-tonne",
        "رطل": "mass-pound",
        "سنة": "duration-year",
        "سنوات": "duration-year",
        "عام": "duration-year",
        "أعوام": "duration-year",
        "شهر": "duration-month",
        "أشهر": "duration-month",
        "شهور": "duration-month",
        "أسبوع": "duration-week",
        "أسابيع": "duration-week",
        "يوم": "duration-day",
        "أيام": "duration-day",
        "ساعة": "duration-hour",
        "ساعات": "duration-hour",
        "دقيقة": "duration-minute",
        "دقائق": "duration-minute",
        "ثانية": "duration-second",
        "ثوان": "duration-second",
        "قرن": "duration-century",
        "ميغاواط": "power-megawatt",
        "كيلوواط": "power-kilowatt",
        "واط": "power-watt",
        "غيغاواط": "power-gigawatt",
        "درجة مئوية": "temperature-celsius",
        "في المئة": "concentr-percent",
        "في المائة": "concentr-percent",
        "بالمئة": "concentr-percent",
        "بالمائة": "concentr-percent",
        "في الألف": "concentr-permille",
    },
    currencies={
        "يورو": "EUR",
        "دولار": "USD",
        "درهم": "AED",
        "جنيه إسترليني": "GBP",
        "ين": "JPY",
        "فرنك": "CHF",
        "روبل": "RUB",
        "يوان": "CNY",
        "دينار": "IQD",
        "ليرة": "SYP",
    },
    peoples={
        "أمريكي": "US",
        "أميركي": "US",
        "أمريكا": "US",
        "أميركا": "US",
        "بريطاني": "GB",
        "إنجليزي": "GB",
        "إنكليزي": "GB",
        "سعودي": "SA",
        "إماراتي": "AE",
        "سويسري": "CH",
        "إيرلندي": "IE",
        "أيرلندي": "IE",
        "فرنس": "FR",
        "ألماني": "DE",
    },
    below_zero=frozenset({"ناقص", "تحت الصفر"}),
    compass={
        "شمال": "N",
        "شمالي": "N",
        "شمالا": "N",
        "شمالية": "N",
        "جنوب": "S",
        "جنوبي": "S",
        "جنوبا": "S",
        "جنوبية": "S",
        "شرق": "E",
        "شرقي": "E",
        "شرقا": "E",
        "شرقية": "E",
        "غرب": "W",
        "غربي": "W",
        "غربا": "W",
        "غربية": "W",
    },
    opposites={
        "first": r"\b[وف]?(?:ال)?أولى?\b",
        "last": r"\b[وف]?(?:ال)?(?:آخر|أخيرة?)\b",
        "largest": r"\b[وف]?(?:ال)?(?:أكبر|كبرى|أعلى)\b(?! من)",
        "smallest": r"\b[وف]?(?:ال)?(?:أصغر|صغرى|أدنى)\b(?! من)",
        "left": r"(?:يسار|اليسرى|الأيسر)",
        "right": r"(?:يمين|اليمنى|الأيمن)",
        "above": r"\b[وف]?فوق\b",
        "below": r"\b[وف]?تحت\b",
        "more": r"أكثر من|أزيد من|ما يزيد",
        "less": r"أقل من|ما يقل",
        "rise": r"\b[وف]?(?:ال)?(?:زاد|ازداد|ارتف|زيادة|بزيادة)\w*",
        "fall": r"\b[وف]?(?:ال|ب)?(?:انخف|تراج|تناقص|هبط|هبوط)\w*",
        "before": r"\b[وف]?قبل\b",
        "after": r"\b[وف]?بعد(?:ما)?\b",
        "man": r"\b[وف]?(?:ال)?(?:رجل|رجال|رجلا)\b",
        "woman": r"\b[وف]?(?:ال)?(?:امرأة|مرأة|نساء)\b",
        "most": r"على الأكثر",
        "least": r"على الأقل",
    },
    denials=r"\b[وف]?(?:لا|لم|لن|ليس\w*|ما لم)\b",
    negations=r"\b[وفبل]?(?:لا|لم|لن|ما|ليس\w*|غير|من دون|دون(?! ال)|بدون|عدم|إلا|بلا|يخل\w*"
    r"|تجن\w*|يمتن\w*|منع|يمنع|ممنوع|محظور|يحظر|رفض|فشل|سوى|فقط|مجان\w*|خال)\b|تجنب|امتنع|حظر",
    stop_words=list_words(
        "في من على إلى عن مع هذا هذه التي الذي كان كانت بين أن إن كل ما لا أو ثم قد بعد قبل "
        "منذ حتى خلال عند بعض غير هو هي ذلك وقد ومن وفي وهي وهو كما دون"
    ),
    acronyms={
        "الأمم المتحدة": "un",
        "أمم متحدة": "un",
        "الأممية": "un",
        "منظمة الصحة العالمية": "who",
        "الاتحاد الأوروبي": "eu",
        "حلف شمال الأطلسي": "nato",
        "الناتو": "nato",
        "ناتو": "nato",
        "اليونسكو": "unesco",
        "يونسكو": "unesco",
        "اليونيسف": "unicef",
        "يونيسف": "unicef",
        "صندوق النقد الدولي": "imf",
        "الأيزو": "iso",
        "آيزو": "iso",
    },
    letters="یکەڪگپچژېۍڵۆ۰۱۲۳۴۵۶۷۸۹",
)


_REPEATED = (
    r"واحدة|اثنان|اثنين|اثنتين|مثنى|ثلاثة?|أربعة?|خمسة?|ستة?|سبعة?|ثمانية|تسعة?|عشرة?|مئة"
    r"|خطوة|كلمة|نقطة|حلقة|قرية|مدينة|يوما|اسما|قسما"
    r"|(?!ال|هذا|هنا|كذا|لماذا|ماذا|إذا|كما|مما|عما|لما|أيضا|بينما|عندما|ربما|إنما|لكنما)"
    r"\w{2,}ا(?<![نهميكس]ا)(?<!ندا)(?<!وبا)"
)
"""Numbers, and nouns of no article in the accusative: “one by one”, “house by house”. Words with
the pronouns “our” and “her”, and names of countries, end otherwise."""

RULES = LanguageRules(
    repeated=_REPEATED,
    marks=_MARKS,
    codes=_CODES,
    signs=ARABIC_SIGNS,
    spellings=spell,
    month_names=("ar", "ar_SY", "ar_DZ", "ar_MA"),
    mend_spelling=mend_spelling,
    # CLDR counts women’s three to ten as men’s, and has no case but the first.
    misspelt=frozenset({"words-feminine", "words-masculine"}),
    knowledge=KNOWLEDGE,
)
