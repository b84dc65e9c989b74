"""Random methods over every key, lawful ones only."""

from hypothesis import strategies as st

from zhunsheng.core.values.method import BANDS, CHOICES, LEVELS, SUPPORT, Method

LINES = (0.0, 0.3, 0.5, 0.6, 0.65, 0.7, 0.8, 1.0)
ZSTU_LEVELS = {"优秀": 0.95, "良好": 0.85, "中等": 0.75, "合格": 0.65, "不合格": 0.0}
ABCD_LEVELS = {"A": 1.0, "B": 0.8, "C": 0.6, "D": 0.4, "F": 0.0}
BAND_TABLES = (BANDS, ((0.6, 3.0), (0.5, 2.0), (0.4, 1.0)), ((0.9, 4.0),), ((0.75, 3.0), (0.0, 1.0)))
SUPPORT_TABLES = (SUPPORT, {"H": 5.0, "M": 3.0, "L": 1.0}, {"H": 1.0, "M": 0.7, "L": 0.4})
FIVE_ANSWERS = {5.0: 1.0, 4.0: 0.85, 3.0: 0.65, 2.0: 0.45, 1.0: 0.25, 0.0: 0.0}
GROUPS = ("用人单位", "毕业生", "应届生")


@st.composite
def methods(draw: st.DrawFn, *, weighting: str | None = None, **fixed: object) -> Method:
    """A method; the keys in `fixed` are as given."""
    values: dict[str, object] = {key: draw(st.sampled_from(options)) for key, options in CHOICES.items()}
    if weighting is not None:
        values["weighting"] = weighting
    values["line"] = draw(st.sampled_from(LINES))
    values["bands"] = draw(st.sampled_from(BAND_TABLES))
    values["levels"] = draw(st.sampled_from((LEVELS, ZSTU_LEVELS, ABCD_LEVELS)))
    values["support"] = draw(st.sampled_from(SUPPORT_TABLES))
    values["direct_share"] = draw(st.sampled_from((1.0, 1.0, 0.8, 0.7, 0.5, 0.0)))
    values["survey_levels"] = draw(st.sampled_from((None, FIVE_ANSWERS)))
    values["group_weights"] = draw(st.sampled_from((None, {"用人单位": 0.6, "毕业生": 0.4, "应届生": 0.5})))
    values["expected"] = draw(st.sampled_from((0.0, 0.5, 0.6, 0.65, 0.7, 0.8, 1.0)))
    values["digits"] = draw(st.integers(0, 6))
    values.update(fixed)
    if values["statistic"] == "level" and values["direct_share"] != 1.0:
        values["survey_levels"] = FIVE_ANSWERS
    return Method(**values)  # type: ignore[arg-type]
