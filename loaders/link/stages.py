"""The stage of work that a promise names: adopting a strategy, delivering it and reviewing it are three promises."""

from functools import lru_cache

from loaders.link.likeness import STEMMER, stems

STAGES = (
    "prepare draft develop write produce create design scope commission procure",
    "consult engage survey",
    "adopt approve agree endorse sign",
    "publish launch communicate",
    "implement deliver execute embed pilot mobilise",
    "review evaluate refresh revisit assess audit monitor measure",
)
STAGE_OF = {stem: i for i, row in enumerate(STAGES) for stem in STEMMER.stemWords(row.split())}


@lru_cache(maxsize=50_000)
def stages(text: str) -> int:
    """The stages that a text names, one bit each; 0 where it names none."""
    return sum(1 << stage for stage in {STAGE_OF[stem] for stem in stems(text) if stem in STAGE_OF})
