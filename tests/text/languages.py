"""Documents in five languages, and a brand that brings the faces for them."""

from __future__ import annotations

import shutil
from functools import lru_cache
from importlib.metadata import files
from pathlib import Path

ROOT = Path(__file__).parents[2]

BROUGHT = {
    "IPAexGothic": (("matplotlib-fontja", "ipaexg.ttf", 400),),
    "NanumGothic": (
        ("koreanize-matplotlib", "NanumGothic.ttf", 400),
        ("koreanize-matplotlib", "NanumGothicBold.ttf", 700),
    ),
    "Noto Sans SC": (("pylopdf-fonts-zh-cn", "NotoSansSC-Regular.otf", 400),),
}
"""Families without a font package: the distributions that carry their files, and the files' weights."""

FALLBACK = ("IPAexGothic", "NanumGothic", "Noto Sans Arabic", "Heebo")
CHINESE = ("Noto Sans SC", "Noto Sans Arabic", "Heebo")

DOCUMENT = """
format: 1
title: {title}
subtitle: {subtitle}
author: {author}
date: 2026-01-15
language: {language}
claim: {claim}
figures:
  growth: {{label: {label}, value: 42.5, unit: "%", period: "2026"}}
  capital: {{label: {other}, value: 115.9, unit: USD, scale: B, period: "2026"}}
sections:
  - id: market
    title: {section}
    headline: {headline}
    narrative: [{prose}]
    blocks:
      - {{type: bullets, title: {claim}, items: [{items}]}}
      - {{type: metrics, title: {subtitle}, figures: [growth, capital], highlight: growth}}
      - type: table
        title: {label}
        columns: [{{title: {section}}}, {{title: {label}}}, {{title: {other}}}]
        rows: [[{words[0]}, {sentence}, "12"], [{words[1]}, {words[2]}, "3.5"]]
      - type: chart
        title: {other}
        kind: column
        unit: "%"
        period: "2026"
        categories: [{words[0]}, {words[1]}, {words[2]}]
        series: [{{name: {label}, values: [12, 27, 42.5]}}]
"""

TEXTS = {
    "ja": {
        "title": "クラウド基盤の「主導権」を握る企業",
        "subtitle": "半導体からデータセンターまで、垂直統合の全体像",
        "author": "戦略調査室",
        "claim": "モデルの勝者が誰であれ、基盤を持つ企業が収益を得る。",
        "label": "売上高の成長率",
        "other": "設備投資額",
        "section": "市場",
        "headline": "投資額は2026年に115億円を超え、成長率は過去最高の42.5%に達した（前年同期比）。",
        "prose": "データセンターの需要は、生成AIの普及によって急速に拡大して"
        "いる。電力の確保、半導体の調達、そして運用の自動化ーーこれらの"
        "三つの課題を同時に解決できる企業は少ない。「基盤を制する者が"
        "市場を制する」という言葉は、いまや業界の共通認識となっている。"
        "AWSのTrainium 2は、従来のGPUと比べて30〜40％優れた価格性能比を実現し、2026年1月15日に一般提供が始まった。",
        "items": [
            "自社設計の半導体（Trainium、Graviton）により、推論コストを最大50%削減する。",
            "世界各地のデータセンターに、12か月で3.8ギガワットの電力を追加した！",
            "ユーザーは「どのモデルか」ではなく、「どこで動くか」を選ぶようになった。",
        ],
        "words": ["クラウド", "データセンター", "サービス"],
        "sentence": "日々の業務に組み込まれ、やがて不可欠なものになっていく。",
    },
    "ko": {
        "title": "클라우드 기반의 주도권을 쥔 기업",
        "subtitle": "반도체에서 데이터센터까지 이어지는 수직 통합의 전체 모습",
        "author": "전략조사실",
        "claim": "어느 모델이 이기든 기반을 가진 기업이 수익을 얻는다.",
        "label": "매출 성장률",
        "other": "설비 투자액",
        "section": "시장",
        "headline": "투자액은 2026년에 115억 달러를 넘었고, 성장률은 역대 최고인 42.5%에 이르렀다.",
        "prose": "데이터센터의 수요는 생성형 인공지능의 보급에 따라 빠르게 늘어나고"
        " 있다. 전력의 확보, 반도체의 조달, 그리고 운영의 자동화라는 "
        "세 가지 과제를 동시에 해결할 수 있는 기업은 많지 않다. “기반을"
        " 지배하는 자가 시장을 지배한다”는 말은 이제 업계의 상식이 되었다.",
        "items": [
            "자체 설계한 반도체(Trainium, Graviton)로 추론 비용을 최대 50% 줄인다.",
            "세계 각지의 데이터센터에 12개월 동안 3.8기가와트의 전력을 추가했다.",
            "사용자는 어떤 모델인가보다 어디에서 작동하는가를 고르게 되었다.",
        ],
        "words": ["클라우드", "데이터센터", "서비스"],
        "sentence": "일상의 업무에 스며들어 마침내 없어서는 안 될 것이 된다.",
    },
    "zh-CN": {
        "title": "掌握云计算“主导权”的企业",
        "subtitle": "从芯片到数据中心，垂直整合的全貌",
        "author": "战略研究室",
        "claim": "无论哪个模型胜出，拥有基础设施的企业都会获得收益。",
        "label": "营业收入增长率",
        "other": "资本支出",
        "section": "市场",
        "headline": "2026年的投资额超过115亿元，增长率达到42.5%，创下历史新高（与去年同期相比）。",
        "prose": "随着生成式人工智能的普及，数据中心的需求正在迅速扩大。电力供应"
        "、芯片采购以及运营自动化——能够同时解决这三个问题的企业并不多。"
        "“谁掌握基础设施，谁就掌握市场”，这句话如今已经成为行业的共识。AW"
        "S的Trainium 2与传统GPU相比，性价比提高了30～40％。",
        "items": [
            "自主设计的芯片（Trainium、Graviton）可将推理成本最多降低50%。",
            "在12个月内，为世界各地的数据中心增加了3.8吉瓦的电力！",
            "用户选择的不再是“哪一个模型”，而是“在哪里运行”。",
        ],
        "words": ["云计算", "数据中心", "服务"],
        "sentence": "它融入日常工作，最终变得不可或缺。",
    },
    "ar": {
        "title": "من يملك البنية التحتية للذكاء الاصطناعي",
        "subtitle": "من الرقائق إلى مراكز البيانات: صورة التكامل الرأسي الكاملة",
        "author": "مكتب الدراسات",
        "claim": "الشركة التي تملك البنية التحتية تربح أيًّا كان النموذج الفائز.",
        "label": "نمو الإيرادات",
        "other": "الإنفاق الرأسمالي",
        "section": "السوق",
        "headline": "تجاوز الاستثمار 115.9 مليار دولار في عام 2026، وبلغ النمو 42.5% وهو أعلى مستوى على الإطلاق.",
        "prose": "يتزايد الطلب على مراكز البيانات بسرعة مع انتشار الذكاء الاصطناعي"
        " التوليدي. تأمين الكهرباء وشراء الرقائق وأتمتة التشغيل: قليلة هي "
        "الشركات القادرة على حل هذه المسائل الثلاث معًا. وقد قدّمت شركة AW"
        "S شريحة Trainium 2 التي تحسّن نسبة السعر إلى الأداء بين 30% و40% "
        "(مقارنةً بوحدات GPU التقليدية).",
        "items": [
            "تخفض الرقائق المصمّمة داخليًا (Trainium وGraviton) تكلفة الاستدلال حتى 50%.",
            "أُضيفت 3.8 غيغاواط من الكهرباء إلى مراكز البيانات في 12 شهرًا!",
            "لم يعد المستخدم يسأل «أي نموذج؟» بل «أين يعمل؟».",
        ],
        "words": ["السحابة", "مراكز البيانات", "الخدمات"],
        "sentence": "تدخل في العمل اليومي حتى لا يمكن الاستغناء عنها.",
    },
    "he": {
        "title": "מי מחזיק בתשתית הבינה המלאכותית",
        "subtitle": "משבבים ועד מרכזי נתונים: תמונת האינטגרציה האנכית המלאה",
        "author": "מחלקת המחקר",
        "claim": "מי שמחזיק בתשתית מרוויח, לא משנה איזה מודל ינצח.",
        "label": "צמיחת ההכנסות",
        "other": "השקעות הון",
        "section": "השוק",
        "headline": "ההשקעה עברה 115.9 מיליארד דולר בשנת 2026, והצמיחה הגיעה לשיא של 42.5% (לעומת אשתקד).",
        "prose": "הביקוש למרכזי נתונים גדל במהירות עם התפשטות הבינה המלאכותי"
        "ת היוצרת. הבטחת חשמל, רכש שבבים ואוטומציה של התפעול: מעטות "
        "החברות שיכולות לפתור את שלוש הבעיות בבת אחת. חברת AWS הציג"
        "ה את Trainium 2, שמשפר את יחס המחיר לביצועים ב-30% עד 40% "
        "לעומת מעבדי GPU רגילים.",
        "items": [
            "שבבים בתכנון עצמי (Trainium ו-Graviton) מוזילים את עלות ההסקה בעד 50%.",
            "בתוך 12 חודשים נוספו 3.8 גיגה-ואט של חשמל למרכזי הנתונים!",
            "המשתמש כבר לא שואל „איזה מודל?” אלא „היכן הוא פועל?”.",
        ],
        "words": ["ענן", "מרכזי נתונים", "שירותים"],
        "sentence": "הן נכנסות לעבודה היומיומית עד שאי אפשר בלעדיהן.",
    },
}


def content(language: str, folder: Path) -> Path:
    """The document in `language`, written into `folder`."""
    texts = {key: _quoted(value) for key, value in TEXTS[language].items() if isinstance(value, str)}
    told = TEXTS[language]
    items = ", ".join(_quoted(item) for item in told["items"])
    words = [_quoted(word) for word in told["words"]]
    path = folder / f"{language}.yaml"
    path.write_text(DOCUMENT.format(**texts, items=items, words=words, language=language), encoding="utf-8")
    return path


def brand(folder: Path, fallback: tuple[str, ...] = FALLBACK) -> Path:
    """The default brand with `fallback` faces, in `folder`, with the font files that no package has."""
    text = (ROOT / "assets/_brand.yml").read_text(encoding="utf-8")
    entries = "".join(_brought(family, folder) for family in fallback if family in BROUGHT)
    text = text.replace("  base: Inter\n", f"{entries}  base: Inter\n", 1)
    text = text.replace("    tracker-weight", f"    fallback: [{', '.join(fallback)}]\n    tracker-weight", 1)
    shutil.copy(ROOT / "assets/logo.png", folder)
    path = folder / "brand.yml"
    path.write_text(text, encoding="utf-8")
    return path


def _brought(family: str, folder: Path) -> str:
    entry = f"    - family: {family}\n      source: file\n      files:\n"
    for distribution, name, weight in BROUGHT[family]:
        shutil.copy(font_path(distribution, name), folder)
        entry += f"        - {{path: {name}, weight: {weight}}}\n"
    return entry


@lru_cache
def font_path(distribution: str, name: str) -> Path:
    """A font file inside an installed distribution."""
    return next(Path(str(file.locate())) for file in files(distribution) or () if file.name == name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
