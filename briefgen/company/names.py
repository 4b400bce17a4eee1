"""What layouts are called, in the languages that PowerPoint and template makers call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefgen.brand.file import Purpose

_WORDS: Mapping[Purpose, str] = MappingProxyType(
    {
        "cover": """
            title slide, presentation title, cover, cover slide, cover page, front page, opening, start slide
            titelfolie, deckblatt, titelblatt, startfolie, umschlag
            diapositive de titre, titre de la présentation, page de titre, couverture, page de garde
            diapositiva de título, portada, carátula
            diapositiva titolo, copertina
            titeldia, titelpagina, omslag, voorblad, voorpagina
            slide de título, título da apresentação, diapositivo de título, capa
            rubrikbild, titelbild, forside, lysbilde med tittel, otsikkodia, kansi
            slajd tytułowy, úvodní snímek, úvodná snímka, címdia, титульный слайд, титул, başlık slaydı
            タイトル スライド, タイトルスライド, 表紙, 标题幻灯片, 封面, 標題投影片, 제목 슬라이드, 표지
        """,
        "section": """
            section header, section, divider, separator, chapter, break slide, transition, interstitial
            abschnittsüberschrift, abschnitt, kapitel, zwischentitel, trennfolie, trenner
            titre de section, en-tête de section, intercalaire, chapitre, séparateur
            encabezado de sección, sección, separador, capítulo
            intestazione sezione, sezione, capitolo, separatore
            sectiekop, hoofdstuk, tussenblad
            cabeçalho da seção, cabeçalho da secção, seção, secção
            avsnittsrubrik, avsnitt, deloverskrift, afsnitsoverskrift, afsnit, osan ylätunniste
            nagłówek sekcji, záhlaví části, hlavička sekcie, szakaszfejléc, заголовок раздела, раздел, bölüm üst bilgisi
            セクション見出し, セクション, 中扉, 扉, 节标题, 節標題, 章节, 過渡頁, 过渡页, 구역 머리글, 간지
        """,
        "exhibit": """
            title only, headline only, title + free, title and chart, chart, blank with title
            nur titel, nur überschrift, titel only
            titre seul, titre uniquement
            solo el título, solo título, sólo el título
            solo titolo
            alleen titel
            somente título, só título, apenas título
            endast rubrik, bare tittel, kun tittel, kun titel, vain otsikko
            tylko tytuł, pouze nadpis, jenom nadpis, iba nadpis, csak cím, только заголовок, yalnızca başlık
            タイトルのみ, 仅标题, 只有標題, 제목만
        """,
        "summary": """
            title and content, title, content, title and text, text, bullets, bullet, content, one content, 1 content
            titel und inhalt, titel und text, inhalt, textfolie, aufzählung
            titre et contenu, titre et texte, contenu
            título y objetos, título y contenido, título y texto, contenido
            titolo e contenuto, titolo e testo, contenuto
            titel en object, titel en inhoud, inhoud
            título e conteúdo, título e objeto, conteúdo
            rubrik och innehåll, tittel og innhold, titel og indhold, titel og indholdsobjekt, otsikko ja sisältö
            tytuł i zawartość, nadpis a obsah, cím és tartalom, заголовок и объект, başlık ve içerik
            タイトルとコンテンツ, 标题和内容, 標題及物件, 제목 및 내용
        """,
        "statement": """
            statement, big statement, key message, quote, quotation, big idea, message, fact, one-liner, call-out
            aussage, kernaussage, kernbotschaft, zitat, leitsatz
            citation, message clé, affirmation, cita, mensaje clave, citazione, messaggio, citaat, boodschap, citação
            citat, sitat, cytat, цитата, 引用, 引言, 인용
        """,
        "closing": """
            closing, closing slide, end slide, end, final slide, thank you, thanks, thankyou, back cover, contact
            questions, q&a, schluss, schlussfolie, abschluss, abschlussfolie, ende, danke, rückseite, kontakt, fragen
            fin, merci, clôture, conclusion, quatrième de couverture
            gracias, cierre, final, contraportada, grazie, chiusura, fine
            bedankt, einde, slotdia, achterblad, obrigado, encerramento, tack, takk, tak, slutbild, kiitos
            dziękuję, děkuji, köszönöm, спасибо, teşekkürler
            ありがとうございました, 裏表紙, 谢谢, 致谢, 结束页, 封底, 感謝, 감사합니다
        """,
    }
)


def _pattern(words: str) -> re.Pattern[str]:
    listed = sorted({word for line in words.splitlines() for word in map(str.strip, line.split(",")) if word})
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() else re.escape(word) for word in listed)
    )


_PATTERNS: Mapping[Purpose, re.Pattern[str]] = MappingProxyType({key: _pattern(words) for key, words in _WORDS.items()})


def said(name: str) -> frozenset[Purpose]:
    """The purposes that a layout's name speaks of."""
    plain = " ".join(name.casefold().replace("_", " ").split())
    return frozenset(purpose for purpose, pattern in _PATTERNS.items() if pattern.search(plain))
