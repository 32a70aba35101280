"""Who meets: invented places, their organs, offices, and the people of a term."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.speed.words import Vocabulary, read_vocabulary

TOPICS = (
    *("老旧小区改造", "河道治理", "安全生产", "防汛抗旱", "食品药品监管", "义务教育", "职业教育"),
    *("公共卫生", "医疗保障", "养老服务", "托育服务", "住房保障", "物业管理", "垃圾分类"),
    *("大气污染防治", "土壤修复", "湿地保护", "林业发展", "耕地保护", "高标准农田建设"),
    *("乡村振兴", "农产品流通", "招商引资", "营商环境", "数字政府", "数据共享", "网络安全"),
    *("科技创新", "人才引进", "就业创业", "社会救助", "残疾人保障", "文物保护", "旅游发展"),
    *("体育设施", "公共交通", "道路养护", "停车管理", "城市照明", "地下管网", "供水安全"),
    *("燃气安全", "电力保障", "应急管理", "消防安全", "基层治理", "法治政府建设", "行政应诉"),
    *("预算执行", "国有资产", "政府投资项目", "债务化解", "税收征管", "统计调查", "信访工作"),
)
OFFICES = (
    *("政府办公室", "发改局", "教育局", "科技局", "工信局", "公安局", "民政局", "司法局"),
    *("财政局", "人社局", "自然资源局", "生态环境局", "住建局", "交通局", "水务局", "商务局"),
    *("农业农村局", "文旅局", "卫健局", "应急管理局", "审计局", "市场监管局", "统计局"),
    *("医保局", "税务局", "信访局", "城管局", "林业局", "大数据中心", "消防救援大队"),
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡魏薛叶"
)
_GIVEN = "伟芳娜敏静丽磊洋艳勇杰娟涛超霞刚鹏辉梅婷雪琳帆晨宇浩轩博峰岚萱颖倩瑶莹菲蕾媛琪璐楠"
_FIRST = "岫湲翊琅芷霁澹璟沅泠皓瑭珩朔浔"
_SECOND = "川岭泽溪岩原丘麓浦屿"
_ADMINISTRATIONS = (
    ("区", "区长", "区委副书记"),
    ("县", "县长", "县委副书记"),
    ("市", "市长", "市委副书记"),
)
_TERM_YEARS = 5
_LEADERS = 9
_PEOPLE_PER_OFFICE = 2
_MEETINGS_PER_BODY = 60
_FEWEST_BODIES, _MOST_BODIES = 4, 48


@dataclass(frozen=True, slots=True)
class Term:
    """Who holds office for some years: the chair, the leaders, and each office's people."""

    chair: str
    leaders: tuple[str, ...]
    staff: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An organ that meets; ``level`` is what its offices' names begin with (区, 县, 市)."""

    place: str
    level: str
    posts: tuple[str, ...]
    kind: str
    code: str
    terms: tuple[Term, ...]

    @property
    def name(self) -> str:
        """Its long name, as a letterhead has it."""
        return f"{self.place}人民政府"


@dataclass(frozen=True, slots=True)
class World:
    """All that the meetings of one seed and size share; ``meetings`` are its number."""

    seed: int
    meetings: int
    vocabulary: Vocabulary
    bodies: tuple[Body, ...]


def invent(seed: int, meetings: int, years: int) -> World:
    """The world of so many meetings; the same three numbers give the same world."""
    random = Random(f"cast-{seed}-{meetings}")
    count = min(max(meetings // _MEETINGS_PER_BODY, _FEWEST_BODIES), _MOST_BODIES)
    names = random.sample([a + b for a in _FIRST for b in _SECOND], count)
    bodies = tuple(_body(name, years, random) for name in names)
    return World(seed, meetings, read_vocabulary(TOPICS, seed), bodies)


def _body(name: str, years: int, random: Random) -> Body:
    level, *posts = random.choice(_ADMINISTRATIONS)
    terms = tuple(_term(random) for _ in range(-(-years // _TERM_YEARS)))
    kind = "党组会议" if random.random() < 0.15 else "常务会议"
    return Body(name + level, level, (posts[1], posts[0]), kind, f"{name}政会", terms)


def term_of(body: Body, years_since: int) -> Term:
    """The people in office so many years after the first."""
    return body.terms[years_since // _TERM_YEARS]


def _term(random: Random) -> Term:
    staff = tuple(_names(random, _PEOPLE_PER_OFFICE) for _ in OFFICES)
    return Term(_names(random, 1)[0], _names(random, _LEADERS), staff)


def _names(random: Random, count: int) -> tuple[str, ...]:
    found: Sequence[str] = [_name(random) for _ in range(count)]
    return tuple(dict.fromkeys(found))


def _name(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.choices(_GIVEN, k=2))
