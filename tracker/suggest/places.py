"""What the Arabic rules ask of a passage or a report: how it stands in its sentence."""

from dataclasses import dataclass

from tracker.suggest.classes import class_of
from tracker.suggest.cues import Cue
from tracker.suggest.model import Quoted, Span, Token
from tracker.suggest.sentences import Sentence
from tracker.suggest.speakers import Person
from tracker.suggest.words import lexicon, parts

_OWN_CLAUSE = frozenset(
    ["حيث", "وهو", "وهي", "كان", "كانت", "قد", "وقد", "الذي", "التي", "كما", "اذ", "فيما", "بينما"]
)


LEAST_WHOLE = 5
"""From so many words on a passage is taken for a whole utterance, where nothing tells."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is behind a passage, by which words, and by which rule; `behind` is where the words end."""

    person: Person | None
    cue: Span | None
    rule: str
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A passage where it stands: its sentence, its position there, and what follows."""

    sentence: Sentence
    at: int
    passage: Quoted
    count: int
    cues: list[Cue]
    following: Sentence

    @property
    def before(self) -> Token | None:
        return self.sentence[self.at - 1] if self.at else None

    @property
    def is_led(self) -> bool:
        """True if a particle, a colon, or the report itself stands right before the passage."""
        return (
            self.before is None
            or self.before.raw == ":"
            or class_of(self.before) in ("opener", "verb", "participle")
        )

    def is_whole(self, attribution: "Attribution") -> bool:
        """True if the passage is what was said, not a piece woven into the reporter's sentence."""
        before = self.before
        person = attribution.person
        if before is None or self.is_led or attribution.rule in ("right", "alone"):
            return True
        if any(class_of(item) == "opener" for item in self.sentence[attribution.behind : self.at]):
            return False
        if person is not None and person.mention is not None and person.mention[1] == before.end:
            return True  # «قال فلان "…"»
        if before.raw in ("،", ",", ")") or before.quoted is not None:
            return True
        is_link = before.word in lexicon().inside_roles or class_of(before) in ("object", "glued", "and")
        return self.count >= LEAST_WHOLE and not is_link

    @property
    def is_alone(self) -> bool:
        others = (item for at, item in enumerate(self.sentence) if at != self.at)
        return not any(item.is_word or item.quoted is not None for item in others)


def begins_behind(token: Token) -> bool:
    """True if an office, a title or a given name is left when what is glued before it is taken off."""
    words, bare = lexicon(), parts(token.word).bare
    return any(bare in listed for listed in (words.roles, words.given_names)) or "ال" + bare in words.titles


BEGIN_PHRASES = frozenset(["role", "title", "text", "given", "body", "plural"])


def names_thing(word: str) -> bool:
    """True for a noun whose name may follow in quotation marks: «برنامج»، «رؤيتها»."""
    naming, bare = lexicon().naming, parts(word).bare
    if parts(word).preposition == "ل" and bare in lexicon().outlets:
        return False  # «قال لقناة الموج "…"»
    stem = bare.removesuffix("ها").removesuffix("ه").removesuffix("ت")
    return word in naming or bare in naming or stem + "ه" in naming or stem in naming


def is_aside(cue: Cue) -> bool:
    """«في بيان نشرته المجموعة», «المواضيع التي ذكرها فلان»: not what governs the sentence."""
    return cue.verb is not None and cue.verb.has_object and not cue.verb.joined


def is_question(sentence: Sentence, cue: Cue) -> bool:
    """«ردًا على سؤال من أحد الحاضرين:» within somebody's report."""
    return (
        cue.kind == "noun"
        and parts(sentence[cue.place].word).bare in lexicon().nouns
        and not parts(sentence[cue.place].word).preposition
    )


def is_embedded(sentence: Sentence, cue: Cue) -> bool:
    """True for a verb inside what is reported: «قال فلان إن المغني أعلن …»."""
    if cue.verb is None or cue.verb.joined or cue.place == 0:
        return False
    before = sentence[cue.place - 1]
    return before.is_word and before.word not in _OWN_CLAUSE


def repeated_in(text: str, sentences: list[Sentence]) -> frozenset[str]:
    """Quoted passages that stand in the text more than once: names and slogans."""
    seen: set[str] = set()
    twice: set[str] = set()
    for sentence in sentences:
        for item in sentence:
            if item.quoted is not None:
                content = text[item.quoted.start : item.quoted.end]
                (twice if content in seen else seen).add(content)
    return frozenset(twice)
