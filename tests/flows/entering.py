"""How the article is entered: source, group and member, quotes, claim, links and statuses, key by key."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.flows import article
from tests.flows.hands import CONTROL, ENTER, SHIFT, TAB, UP, Hands
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteFilter, QuoteKind

QUOTE_KEY, STATUS_KEY, ALIAS_KEY, VERDICT_KEY = "ض", "س", "ش", "ر"


@dataclass(frozen=True, slots=True)
class Count:
    """The keys that one quote took: beyond its words, and for choosing its words in the text."""

    words: str
    keys: int
    choosing: int


@dataclass
class Entering:
    """Enters one article in the window; `counts` holds what each quote took, in the order of entry."""

    hands: Hands
    counts: list[Count] = field(default_factory=list)

    def source(self) -> None:
        """Paste the article as a new source, and say where and when it came out."""
        hands = self.hands
        QGuiApplication.clipboard().setText(article.ARTICLE)
        hands.press(Qt.Key.Key_N, modifier=CONTROL | SHIFT)
        hands.tab_to("source_form_outlet")
        hands.type(article.OUTLET)
        hands.tab_to("source_form_published_on")
        hands.type("5/2/2016")
        hands.press(ENTER, modifier=CONTROL)
        hands.wait(lambda: list(source_queries.rows(hands.window.context.project)))
        hands.settle()

    def speaker(self, name: str, role: str, latin: str = "", alias: str = "") -> None:
        """Enter a speaker on their own page, with names and role."""
        hands = self.hands
        hands.press(Qt.Key.Key_3, modifier=CONTROL)
        hands.press(Qt.Key.Key_N, modifier=CONTROL)
        hands.type(name)
        hands.tab_to("speaker_latin_name")
        hands.type(latin)
        hands.press(ENTER, modifier=CONTROL)
        hands.wait(lambda: speaker_queries.named(hands.window.context.project, name))
        hands.settle()
        if alias:
            hands.letter(ALIAS_KEY)
            hands.type(alias)
            hands.press(ENTER)
            hands.settle()
        hands.tab_to("speaker_add_role")
        hands.press(Qt.Key.Key_Space)
        hands.type(role)
        hands.press(ENTER)
        hands.settle()

    @contextmanager
    def quote(self, words: str) -> Iterator[Hands]:
        """Count what is pressed for a quote; saved with the last key, it is waited for."""
        hands = self.hands
        keys, choosing, number = hands.pressed, hands.choosing, self.number
        yield hands
        hands.press(ENTER, modifier=CONTROL)
        hands.wait(lambda: self.number == number + 1)
        hands.settle()
        self.counts.append(Count(words, hands.pressed - keys, hands.choosing - choosing))

    @property
    def number(self) -> int:
        """How many quotes are stored."""
        return quote_queries.count(self.hands.window.context.project, QuoteFilter())

    def choose(self, words: str) -> None:
        """From the form to the text beside it, choose the words there, and quote them with one key."""
        self.hands.press(Qt.Key.Key_F6)
        self.hands.choose(words)
        self.hands.letter(QUOTE_KEY)

    def link(self, claim: str, stance: str) -> None:
        """From the words on to the claim, by a few letters of it, and the stance."""
        self.hands.press(TAB)
        self.hands.type(claim)
        self.hands.press(ENTER)
        self.hands.press(Qt.Key[f"Key_{stance}"])

    def point(self) -> None:
        """From the words or the stance on to the kind, where it is not proposed: «بند», by its letter."""
        form = self.hands.window.pages.sources.view.form
        if form.fields.kind.member is not QuoteKind.POINT:
            self.hands.tab_to("quote_form_kind")
            self.hands.type("ب")

    def quotes(self) -> None:
        """All quotes of the article, the first from its text, in the order of the text."""
        hands = self.hands
        hands.press(Qt.Key.Key_4, modifier=CONTROL)
        with self.quote(article.PASSAGE_ONE):
            hands.tab_to("source_text")
            hands.choose(article.PASSAGE_ONE)
            hands.letter(QUOTE_KEY)
            hands.type("اللجنة المشتركة")
            hands.press(ENTER)
            hands.tab_to("quote_form_origin")
            hands.type(article.STATEMENT)
        with self.quote(article.PASSAGE_TWO):
            self.choose(article.PASSAGE_TWO)
        with self.quote(article.POINT_ONE):
            self.choose(article.POINT_ONE)
            hands.press(ENTER)
            self.link(article.CLAIM, "1")
            self.point()
        with self.quote(article.POINT_TWO):
            self.choose(article.POINT_TWO)
            hands.press(ENTER)
            self.link("أثر ظاهر", "1")
            self.point()
        with self.quote(article.POINT_THREE):
            self.choose(article.POINT_THREE)
            self.point()
        with self.quote(article.AGAINST):
            hands.type("الزرقاني")
            hands.press(ENTER)
            hands.type(article.AGAINST)
            self.link("ترميم", "2")
        with self.quote(article.FOR):
            self.choose(article.FOR)
            hands.press(ENTER)
            self.link("السدود اثر", "1")
        with self.quote(article.FIRST_SOURCE):
            hands.type(article.UNNAMED)
            hands.press(ENTER)
            hands.type(article.FIRST_SOURCE)
            self.link("أثر", "2")
        for words, stance in ((article.SECOND_SOURCE, "2"), (article.THIRD_SOURCE, "1")):
            with self.quote(words):
                hands.type(article.UNNAMED)
                hands.press(UP, ENTER)  # the last row adds another one
                hands.type(words)
                self.link("أثر", stance)

    def judge(self) -> None:
        """A status for a quote of the member and for the claim, and a verdict."""
        hands = self.hands
        hands.press(Qt.Key.Key_1, modifier=CONTROL)
        hands.press(Qt.Key.Key_F, modifier=CONTROL)
        hands.type("معدات")
        hands.press(ENTER)  # on to the list
        table = hands.window.pages.quotes.list
        hands.wait(lambda: table.hasFocus() and table.quotes.rowCount() == 1)
        hands.pick(STATUS_KEY, 4)
        hands.press(Qt.Key.Key_F, modifier=CONTROL | SHIFT)
        hands.press(Qt.Key.Key_2, modifier=CONTROL)
        hands.tab_to("claims_table")
        hands.pick(STATUS_KEY, 2)
        hands.pick(VERDICT_KEY, 3)

    def everything(self) -> None:
        """The whole article, from the clipboard to the verdict."""
        self.source()
        self.speaker(article.GROUP, "الجهة المنفذة")
        self.speaker(article.MEMBER, article.ROLE, article.LATIN, article.ALIAS)
        self.quotes()
        self.judge()
