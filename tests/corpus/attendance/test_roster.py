"""Invented attendance lists of every shape that the catalogue of layouts knows, and their traps."""

import pytest

from corpus.attendance.reading import read_attendance
from corpus.attendance.roster import read_roster
from corpus.model import Attendance
from corpus.page.mending import Line

LISTS = [
    # each organ's people behind its colon, on lines of their own: no line runs into the next
    ("市林业局：尹小平\n和平街道：何以宁", "市林业局:尹小平 和平街道:何以宁"),
    ("市林业局：尹微 孙立\n供电公司：吴晓", "市林业局:尹微 市林业局:孙立 供电公司:吴晓"),
    (
        "市林业局：尹微、孙立\n青石供电公司：吴晓、\n何以宁\n区政府：郑强",
        "市林业局:尹微 市林业局:孙立 青石供电公司:吴晓 青石供电公司:何以宁 区政府:郑强",
    ),
    ("柳永、以及县直有关部门负责人何以宁、吴晓等", "柳永 何以宁 吴晓"),
    ("柳永、苏洵等9人", "柳永 苏洵"),
    ("柳永、苏洵等38名村民代表", "柳永 苏洵"),
    ("柳永、苏洵等村民代表38人", "柳永 苏洵"),
    ("柳永、苏洵等38名业主代表和党员代表", "柳永 苏洵"),
    ("柳永等村两委成员5人，村民代表32人", "柳永"),
    ("柳永、苏洵等教职工代表56人", "柳永 苏洵"),
    ("班子成员柳永、苏洵，各科室负责人", "柳永 苏洵"),
    ("市林业局局长柳永等有关同志", "市林业局:柳永"),
    ("柳永、苏洵共2名委员", "柳永 苏洵"),
    ("全体班子成员（柳永、苏洵、温榆）", "柳永 苏洵 温榆"),
    ("柳永*、苏洵", "柳永 苏洵"),
    ("柳永/苏洵/温榆", "柳永 苏洵 温榆"),
    ("①柳永②苏洵③温榆", "柳永 苏洵 温榆"),
    # in brackets or behind a dash
    (
        "市林业局（尹知微）、市文物局（何以宁、杜若）",
        "市林业局:尹知微 市文物局:何以宁 市文物局:杜若",
    ),
    ("市林业局(尹知微) 市文物局(何以宁代)", "市林业局:尹知微 市文物局:何以宁"),
    ("市林业局——尹知微\n和平街道——何以宁", "市林业局:尹知微 和平街道:何以宁"),
    ("市林业局（副局长尹知微）、市文物局（请假）", "市林业局:尹知微"),
    ("市林业局（请假）、市政府办公室（应急办）、市文旅局（文物科）", ""),
    ("市检察院（公诉）、高新区（筹）", ""),
    ("市林业局湿地站 汀澜  派出所民警 金桂", "市林业局湿地站:汀澜 派出所:金桂"),
    (
        "省文物局 尹知微  云岭大学 何以宁  市规划\n设计院  杜若",
        "省文物局:尹知微 云岭大学:何以宁 市规划设计院:杜若",
    ),
    # a post glued to its organ, a learned title behind the name, a zone at the start of a line
    ("市规划委员会委员柳永、苏洵", "市规划委员会:柳永 市规划委员会:苏洵"),
    ("省规划院院长柳永研究员、苏洵教授", "省规划院:柳永 省规划院:苏洵"),
    ("监事会主席　柳永、财务总监　温榆", "监事会:柳永 温榆"),
    (
        "市民政局晏殊　市财政局郁新\n开发区管委会茹　瑺",
        "市民政局:晏殊 市财政局:郁新 开发区管委会:茹瑺",
    ),
    # the rows of a table; a cell that is empty tells nothing
    (
        "序号 姓名 单位 职务\n1温榆 县水利局 局长\n2 柳 永 县应急局 副局长\n3苏洵 副主任",
        "县水利局:温榆 县应急局:柳永 苏洵",
    ),
    ("无", ""),
    ("（略）", ""),
    # one organization a line, set apart
    ("县发改局　方志远\n县财政局　姚　莉", "县发改局:方志远 县财政局:姚莉"),
    (
        "温如玉、白桦\n南汀市生态环境局：沙鸥\n南汀市水利局：戚文、季布",
        "温如玉 白桦 南汀市生态环境局:沙鸥 南汀市水利局:戚文 南汀市水利局:季布",
    ),
    ("市生态环境局苇岸分局　丁　瑜", "市生态环境局苇岸分局:丁瑜"),
    ("住建局 周文斌 设计单位 伍凯 监理单位 连海涛", "住建局:周文斌 设计单位:伍凯 监理单位:连海涛"),
    ("党总支委员：温如玉、白桦", "党总支:温如玉 党总支:白桦"),
    ("物业公司项目经理 简宁", "物业公司:简宁"),
    ("街道领导、社区居民代表、基层工作人员等", ""),
    # names alone, two characters padded, several lines
    ("苏 木  何望舒\n白 桦 骆宾 江晚晴", "苏木 何望舒 白桦 骆宾 江晚晴"),
    ("陆　游　　范仲淹　　宋　濂", "陆游 范仲淹 宋濂"),
    ("高渐离 秦 川\n霍 光 班昭君", "高渐离 秦川 霍光 班昭君"),
    ("王小波、李 白、杜牧之、司马青、上官婉", "王小波 李白 杜牧之 司马青 上官婉"),
    ("温如玉、 季布\n、聂 政、 冯谖", "温如玉 季布 聂政 冯谖"),
    # organization and name without any mark between them
    (
        "县财政局方远山  县司法局孔明亮、吕不凡  县发改局、县统计局钟繁星",
        "县财政局:方远山 县司法局:孔明亮 县司法局:吕不凡 县发改局+县统计局:钟繁星",
    ),
    (
        "市纪委监委卢植 市委宣传部祝融山 市委编办倪瓒 市住建委尹喜 市城管委柯南星",
        "市纪委监委:卢植 市委宣传部:祝融山 市委编办:倪瓒 市住建委:尹喜 市城管委:柯南星",
    ),
    (
        "临溪公安分局雷震子 资源规划临溪分局丁度 临溪生态环境局安如山 临溪县税务局米有仁",
        "临溪公安分局:雷震子 资源规划临溪分局:丁度 临溪生态环境局:安如山 临溪县税务局:米有仁",
    ),
    (
        "县消防救援大队石头城 县指挥中心申公权 城投集团洪升 水务发展集团毛遂",
        "县消防救援大队:石头城 县指挥中心:申公权 城投集团:洪升 水务发展集团:毛遂",
    ),
    (
        "柳泉街道殷浩 金沙滩街道臧克明 望江门街道娄师德 太平镇向秀 三河乡应劭",
        "柳泉街道:殷浩 金沙滩街道:臧克明 望江门街道:娄师德 太平镇:向秀 三河乡:应劭",
    ),
    # the mark 、 in its three meanings
    (
        "区教育局、区体育局严羽 区民政局戚继、米芾、柳宗 区信访局伍员外",
        "区教育局+区体育局:严羽 区民政局:戚继 区民政局:米芾 区民政局:柳宗 区信访局:伍员外",
    ),
    (
        "区卫健委庞统、区医保局徐庶，区疾控中心华佗山",
        "区卫健委:庞统 区医保局:徐庶 区疾控中心:华佗山",
    ),
    # no mark between two entries
    ("市教育局桂花香市科技局茅以新 市工信局鲁班", "市教育局:桂花香 市科技局:茅以新 市工信局:鲁班"),
    ("市人社局缪斯市医保局费孝廉市审计局祁连山", "市人社局:缪斯 市医保局:费孝廉 市审计局:祁连山"),
    ("柳泉街道殷浩望江街道娄师德", "柳泉街道:殷浩 望江街道:娄师德"),
    ("城投集团沈括水务集团薛涛", "城投集团:沈括 水务集团:薛涛"),
    ("县法院毕昇县检察院狄仁 县公安局包青天", "县法院:毕昇 县检察院:狄仁 县公安局:包青天"),
    # names and organizations cut by a line end
    ("区委组织部黄道\n婆 区委统战部沈万三", "区委组织部:黄道婆 区委统战部:沈万三"),
    ("区财政局赵\n普 区审计局钱 谦", "区财政局:赵普 区审计局:钱谦"),
    ("区市场\n监管局侯 景 区退役军人事\n务局蓝玉", "区市场监管局:侯景 区退役军人事务局:蓝玉"),
    ("区农业农村\n局、区乡村振兴局谷雨生", "区农业农村局+区乡村振兴局:谷雨生"),
    # surnames that are also endings or words
    (
        "市商务局单雄 市水利局解缙 市林业局由衷 市体育局华雄",
        "市商务局:单雄 市水利局:解缙 市林业局:由衷 市体育局:华雄",
    ),
    ("区司法局区天明区民政局党代表 区统计局全能", "区司法局:区天明 区民政局:党代表 区统计局:全能"),
    ("市供销社计然 市城管局都一鸣 市气象局水生", "市供销社:计然 市城管局:都一鸣 市气象局:水生"),
    # compound surnames and names of several parts
    (
        "州民宗委买买提·艾力 州文旅局欧阳询 州教育局诸葛亮亮 州卫健委令狐冲",
        "州民宗委:买买提·艾力 州文旅局:欧阳询 州教育局:诸葛亮亮 州卫健委:令狐冲",
    ),
    ("次仁·卓玛、迪丽努尔·阿不都拉、王 选", "次仁·卓玛 迪丽努尔·阿不都拉 王选"),
    # organizations of one bureau, parted by ；
    (
        "办公室时令；法规科舒畅、佟 湘；城建档案馆阚泽；质量安全监督站应 物",
        "办公室:时令 法规科:舒畅 法规科:佟湘 城建档案馆:阚泽 质量安全监督站:应物",
    ),
    # wholly other places and organizations
    (
        "国网青石供电公司梁启明 青石火车站廖化 青石师范学院简雍 青石日报社糜竺",
        "国网青石供电公司:梁启明 青石火车站:廖化 青石师范学院:简雍 青石日报社:糜竺",
    ),
    (
        "团县委甘宁 县总工会凌统 县妇联步练师 县工商联虞翻 县人武部阚泽",
        "团县委:甘宁 县总工会:凌统 县妇联:步练师 县工商联:虞翻 县人武部:阚泽",
    ),
    (
        "高新区管委会蒋琬 经开区费祎 青石湖度假区董允 县人大常委会办公室向朗 县政协办公室杜琼",
        "高新区管委会:蒋琬 经开区:费祎 青石湖度假区:董允 县人大常委会办公室:向朗 县政协办公室:杜琼",
    ),
    ("区财政局：顾雍、张昭 区审计局：诸葛瑾", "区财政局:顾雍 区财政局:张昭 区审计局:诸葛瑾"),
    # organs within organs
    ("县纪委监委驻水利局纪检监察组娄琳", "县纪委监委驻水利局纪检监察组:娄琳"),
    ("市纪委监委第二派驻纪检监察组 扈琳", "市纪委监委第二派驻纪检监察组:扈琳"),
    (
        "市公安局水警支队解放 人民银行苇岸市中心支行 冀琳",
        "市公安局水警支队:解放 人民银行苇岸市中心支行:冀琳",
    ),
    ("苇岸国有林场沙鸥  规委办 粟 裕民", "苇岸国有林场:沙鸥 规委办:粟裕民"),
    ("小苇村党总支书记沙鸥、柳浪村村委会主任戚文", "小苇村:沙鸥 柳浪村村委会:戚文"),
    # an organ set apart at the head of a row is that of the whole row
    (
        "市水务中心  郝琳  池琳  包琳\n市城投集团  晋江华",
        "市水务中心:郝琳 市水务中心:池琳 市水务中心:包琳 市城投集团:晋江华",
    ),
    # who sent nobody
    ("党工委：温　榆、彭琳\n管委会：尉岚\n税务分局：未派员", "党工委:温榆 党工委:彭琳 管委会:尉岚"),
    ("市人大姜太平、云台乡桂霖\n市农业农村局缺席。", "市人大:姜太平 云台乡:桂霖"),
    ("县财政局：未派员", ""),
    # one in charge is no group; an office by its short name
    ("计财股股长佘琳、基教股负责人展飞", "计财股:佘琳 基教股:展飞"),
    ("江口镇镇长 龚 政\n（全程）党政办主任 成 恭", "江口镇:龚政 党政办:成恭"),
    ("党工委委员、纪工委书记  佟琳", "佟琳"),
    # posts of a field, and nobody called so
    ("组织委员柳永，武装部长郁新，法律顾问 毕升", "柳永 郁新 毕升"),
    # brackets behind an organ, or before the names that they speak of
    ("县环保局莘国栋，县林业局（缺席），苇岸镇简从周", "县环保局:莘国栋 苇岸镇:简从周"),
    ("温榆（代表工委、农业农村工委）、柳永", "代表工委+农业农村工委:温榆 柳永"),
    # the rows of a table, with what its last cell tells; numbered rows without a head
    (
        "序号 单 位 姓 名 备注\n1 县水利局 温 榆 主任\n2 县财政局 柳永",
        "县水利局:温榆 县财政局:柳永",
    ),
    ("1 温榆  县水利局\n2 柳 永  县应急局", "县水利局:温榆 县应急局:柳永"),
    # a name that ends as an office does, in a list without any organ; where somebody was
    ("柳永 陈 江 唐泽科 赵建勋\n李鹏璐 温榆 苏洵", "柳永 陈江 唐泽科 赵建勋 李鹏璐 温榆 苏洵"),
    ("温榆（赴青石参加博览会）、柳永", "温榆 柳永"),
]


def told(roster):
    return " ".join(
        f"{'+'.join(person.organizations)}:{person.name}" if person.organizations else person.name
        for person in roster.attendees
    )


@pytest.mark.parametrize(("text", "people"), LISTS, ids=[people for _, people in LISTS])
def test_every_person_and_organization_of_a_list(text, people):
    roster = read_roster(text, Attendance.OBSERVER)
    assert told(roster) == people
    assert roster.unclear == ()


@pytest.mark.parametrize("text", [text for text, _ in LISTS])
def test_the_mended_text_has_every_character(text):
    assert "".join(read_roster(text, Attendance.PRESENT).text.split()) == "".join(text.split())


UNCLEAR = [
    # three characters and two, or two and three: nothing tells
    ("梁州白沙湾街道杜康", "杜康"),
    ("石磊青龙桥镇崔颢", "崔颢"),
    # words that are no names
    ("张飞 ？？ 赵云", "张飞 赵云"),
    ("区财政局刘", ""),
    ("李秘书、温榆", "温榆"),
    ("市财政局长温榆", "温榆"),
    ("甲乙丙丁戊己庚", ""),
]


@pytest.mark.parametrize(("text", "people"), UNCLEAR)
def test_what_cannot_be_settled_is_said_and_nobody_invented(text, people):
    roster = read_roster(text, Attendance.OBSERVER)
    assert " ".join(person.name for person in roster.attendees) == people
    assert roster.unclear


def test_the_rest_of_the_document_settles_a_boundary():
    context = "会议听取了白沙湾街道关于防汛工作情况的汇报。"
    assert (
        told(read_roster("梁州白沙湾街道杜康", Attendance.OBSERVER, context))
        == "梁州 白沙湾街道:杜康"
    )


GROUPS = [
    "各街道、各镇主要负责人",
    "区级有关部门负责同志",
    "市发改委、市财政局、市住建局等单位负责人",
    "（详见会议签到簿）",
    "市政府相关部门\n市融媒体中心记者",
    "委员共16人",
]


@pytest.mark.parametrize("text", GROUPS)
def test_a_group_is_nobody_by_name(text):
    assert read_roster(text, Attendance.PRESENT).attendees == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "县发改局　鲁肃　　县财政局　周瑜\n县教育局　黄盖\n各乡镇负责人",
            "县发改局:鲁肃 县财政局:周瑜 县教育局:黄盖",
        ),
        ("县司法局　鲁肃　县财政局有关负责人　县文旅局　周瑜", "县司法局:鲁肃 县文旅局:周瑜"),
        ("东城街道　西城街道　负责人", ""),
    ],
)
def test_a_group_hides_nobody_beside_it(text, people):
    roster = read_roster(text, Attendance.OBSERVER)
    assert (told(roster), roster.unclear) == (people, ())
    assert roster.text.split() == text.split()


POSTS = [
    (
        "县领导苏木、白桦及县政府办公室主任江晚晴",
        "苏木[县领导] 白桦[县领导] 江晚晴[主任]",
    ),
    ("副市长苏木和市政府秘书长暨阳", "苏木[副市长] 暨阳[秘书长]"),
    ("副县长任我行、葛洪、赵高", "任我行[副县长] 葛洪[副县长] 赵高[副县长]"),
    ("县长蔡邕，副县长程咬金、秦琼", "蔡邕[县长] 程咬金[副县长] 秦琼[副县长]"),
    ("区领导姜维、魏延，区政府办公室主任法正", "姜维[区领导] 魏延[区领导] 法正[主任]"),
    ("市财政局局长贝加尔、市审计局副局长郎世宁", "贝加尔[局长] 郎世宁[副局长]"),
    ("王征区长、李明副区长", "王征[区长] 李明[副区长]"),
    ("县委常委、副县长尚可喜", "尚可喜[县委常委+副县长]"),
    ("鲁肃（女）、县委常委、副县长尚可喜", "鲁肃 尚可喜[县委常委+副县长]"),
    ("县政府党组成员、公安局局长尚可喜", "尚可喜[党组成员+局长]"),
    ("调研员：鲁肃 周瑜 县教育局黄盖", "鲁肃[调研员] 周瑜[调研员] 黄盖"),
    ("周瑜。专家委员：鲁肃、黄盖", "周瑜 鲁肃[专家委员] 黄盖[专家委员]"),
    ("鲁肃（县委办主任）、周瑜（因公）", "鲁肃[县委办主任] 周瑜"),
    ("鲁肃 局长　周瑜 副局长　黄盖 科员", "鲁肃[局长] 周瑜[副局长] 黄盖[科员]"),
    ("鲁肃 局长、周瑜 副局长", "鲁肃[局长] 周瑜[副局长]"),
    ("局长 鲁肃　副局长 周瑜", "鲁肃[局长] 周瑜[副局长]"),
    ("主任委员：鲁肃\n副主任委员：周瑜、黄盖", "鲁肃[主任委员] 周瑜[副主任委员] 黄盖[副主任委员]"),
    ("专家和公众委员：鲁肃、黄盖", "鲁肃 黄盖"),
    (
        "宣传委员、统战委员周瑜，副镇长黄盖、鲁肃",
        "周瑜[宣传委员+统战委员] 黄盖[副镇长] 鲁肃[副镇长]",
    ),
    ("支部书记兼村主任鲁肃，副书记周瑜", "鲁肃[支部书记+村主任] 周瑜[副书记]"),
    ("（第一、二项议题）局长 鲁肃\n（全程）副局长 周瑜", "鲁肃[局长] 周瑜[副局长]"),
    ("鲁肃、周瑜\n（以上局领导）\n黄盖（局长，十时后离会）", "鲁肃 周瑜 黄盖[局长]"),
    ("和 珅　党组成员、副局长\n纪晓岚　总工程师", "和珅[党组成员+副局长] 纪晓岚[总工程师]"),
]


@pytest.mark.parametrize(("text", "people"), POSTS)
def test_posts_before_and_behind_names(text, people):
    roster = read_roster(text, Attendance.PRESENT)
    told_posts = (
        person.name + (f"[{'+'.join(person.titles)}]" if person.titles else "")
        for person in roster.attendees
    )
    assert " ".join(told_posts) == people


def test_a_reason_in_brackets_is_a_note():
    (person,) = read_roster("周瑜（因公）", Attendance.ABSENT).attendees
    assert (person.name, person.note, person.titles) == ("周瑜", "因公", ())


LEAVE = [
    ("鲁肃、周瑜（请假）、黄盖", "鲁肃 present、周瑜 absent、黄盖 present"),
    ("鲁肃 周瑜（因公出差） 黄盖", "鲁肃 present、周瑜 absent、黄盖 present"),
    ("鲁肃、周瑜（黄盖代）", "鲁肃 present、周瑜 absent、黄盖 present"),
    ("鲁肃、周瑜（迟到）", "鲁肃 present、周瑜 present"),
    ("鲁肃、周瑜（因事早退）", "鲁肃 present、周瑜 present"),
    ("全体班子成员（副局长周瑜、黄公覆请假）", "周瑜 absent、黄公覆 absent"),
    ("鲁肃、周瑜（高烧请假）", "鲁肃 present、周瑜 present"),
    ("鲁肃（陈词滥调请假）", "鲁肃 present"),
    ("鲁肃、周瑜（公众代表）", "鲁肃 present、周瑜 present"),
    ("鲁肃、周瑜（黄盖下乡驻村，未参加）", "鲁肃 present、周瑜 present、黄盖 absent"),
    ("鲁肃、周瑜（黄盖因事请假）", "鲁肃 present、周瑜 present、黄盖 absent"),
    ("鲁肃（副局长，代局长周瑜参会）", "鲁肃 present、周瑜 absent"),
    ("鲁肃（由副局长周瑜参加）", "鲁肃 absent、周瑜 present"),
    ("序号 姓名 备注\n1 鲁肃 请假\n2 周瑜 列席", "鲁肃 absent、周瑜 observer"),
]


BESIDE = [
    ("县水利局局长 鲁肃、副局长 周瑜", "县水利局 县水利局"),
    ("执法大队大队长鲁肃，教导员周瑜，副镇长黄盖", "执法大队 执法大队 "),
    ("内设机构：县水利局鲁肃  县审计局周瑜", "县水利局 县审计局"),
    ("鲁肃  街道党工委副书记\n周瑜  街道平安办主任\n黄盖  一级主任科员", "街道党工委 街道平安办 "),
    ("驻村第一书记黄盖、镇包村干部小鲁（鲁子敬）", " "),
]


@pytest.mark.parametrize(("text", "organs"), BESIDE)
def test_of_whom_somebody_is_that_has_no_organ_in_front(text, organs):
    roster = read_roster(text, Attendance.PRESENT)
    assert " ".join("、".join(one.organizations) for one in roster.attendees) == organs


@pytest.mark.parametrize(("text", "people"), LEAVE)
def test_who_was_away_took_no_part(text, people):
    roster = read_roster(text, Attendance.PRESENT)
    assert "、".join(f"{one.name} {one.attendance}" for one in roster.attendees) == people


def test_who_stands_in_belongs_to_the_same_organization():
    away, proxy = read_roster("县财政局周瑜（黄盖代）", Attendance.OBSERVER).attendees
    assert (away.attendance, away.note) == (Attendance.ABSENT, "黄盖代")
    assert (proxy.attendance, proxy.note) == (Attendance.OBSERVER, "代周瑜")
    assert proxy.organizations == away.organizations == ("县财政局",)


def test_an_organization_and_who_stands_in_share_brackets():
    away, proxy = read_roster("周瑜（县财政局，黄盖代）", Attendance.PRESENT).attendees
    assert (away.attendance, away.organizations) == (Attendance.ABSENT, ("县财政局",))
    assert (proxy.name, proxy.organizations) == ("黄盖", ("县财政局",))


def test_a_village_and_an_organ_within_are_no_names():
    text = "派出所 虞  允  官庄村 官大有  县纪委监委机关项羽"
    roster = read_roster(text, Attendance.OBSERVER)
    assert told(roster) == "派出所:虞允 官庄村:官大有 县纪委监委机关:项羽"


def test_who_came_for_an_organization_is_told_behind_it():
    text = "县农业局　鲁肃\n县审计局　（司马懿因事请假，周瑜代）\n云渚镇　黄盖"
    roster = read_roster(text, Attendance.PRESENT)
    assert told(roster) == "县农业局:鲁肃 县审计局:司马懿 县审计局:周瑜 云渚镇:黄盖"
    assert [one.attendance for one in roster.attendees][1] == Attendance.ABSENT
    unsure = read_roster(text.replace("司马懿", "高烧"), Attendance.PRESENT)
    assert (told(unsure), unsure.unclear) == (
        "县农业局:鲁肃 县审计局:周瑜 云渚镇:黄盖",
        ("高烧因事请假",),
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [("县财政局周瑜、黄盖（县水利局）", "县水利局"), ("县财政局周瑜、黄盖（执法队）", "县财政局")],
)
def test_an_organization_in_brackets_is_ones_own(text, last):
    assert read_roster(text, Attendance.PRESENT).attendees[-1].organizations == (last,)


def test_a_name_that_ends_as_a_society_does():
    people = read_roster("庞士元 曹义会 黄 盖 鲁子敬", Attendance.PRESENT).attendees
    assert [one.name for one in people] == ["庞士元", "曹义会", "黄盖", "鲁子敬"]
    (one,) = read_roster("董事会周瑜", Attendance.PRESENT).attendees
    assert (one.name, one.organizations) == ("周瑜", ("董事会",))


def test_any_cut_of_a_list_is_read_without_fault():
    text = "列席 区财政局赵 普 柳泉街道殷浩望江街道娄师德 区卫健委庞统、次仁·卓玛（因公）"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            roster = read_roster(text[start:end], Attendance.PRESENT)
            assert set("".join(person.name for person in roster.attendees)) <= set(text)


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("村集体经济组织理事　巫秀珍、詹小军", [("巫秀珍", "理事"), ("詹小军", "")]),
        ("人大主席团龙永福", [("龙永福", "")]),
        ("院长助理仇远、财务总监助理栾天", [("仇远", "院长助理"), ("栾天", "财务总监助理")]),
        ("财政局会计王芳、镇政府文书邵春", [("王芳", "会计"), ("邵春", "文书")]),
    ],
)
def test_posts_of_villages_and_firms_are_no_names(listed, people):
    found = read_attendance([Line(0, f"列席：{listed}")], "").attendees
    assert [(one.name, "、".join(one.titles)) for one in found] == people


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        # an organ of two names, a line that begins with a post, who only sat in
        ("市燃气公司柳泉营业所郁国华", "市燃气公司柳泉营业所:郁国华"),
        ("党组成员、副局长  温  榆、侍海平\n党组成员、总规划师  柳  永", "温榆 侍海平 柳永"),
        ("村监委会主任逯树林、村会计苏巧云", "村监委会:逯树林 苏巧云"),
        ("驻村第一书记 简远列席", "简远"),
        ("城关镇中心小学温榆、柳泉研究生院柳永", "城关镇中心小学:温榆 柳泉研究生院:柳永"),
        ("马克思主义学院 温榆  县一中 柳永", "马克思主义学院:温榆 县一中:柳永"),
        ("三车间 温榆、高新区管委会 柳永", "三车间:温榆 高新区管委会:柳永"),
        ("财务部会计温榆、一组网格员柳永", "财务部:温榆 一组:柳永"),
        ("战略发展部党组成员温榆，县财政局工作人员柳永", "战略发展部:温榆 县财政局:柳永"),
        ("柳泉小学团委书记温榆、院办监理工程师柳永", "柳泉小学:温榆 院办:柳永"),
        ("县气象局董事会秘书温榆、安环部主管柳永", "县气象局:温榆 安环部:柳永"),
        # who is nobody: each of several, a note of a reason, firms by their short names
        ("各系主任、实验中心主任", ""),
        ("温榆、柳永（公务员委员因公调整1名）", "温榆 柳永"),
        ("企业代表：丰和冷链、老柳家食品等6家企业负责人", ""),
        # the sides of a building project, line by line
        (
            "建设单位（市柳泉保健院）：温榆 柳永\n设计单位（省柳泉设计院）：苏洵、晏殊\n"
            "跟踪审计：曾巩",
            "市柳泉保健院:温榆 市柳泉保健院:柳永 省柳泉设计院:苏洵 省柳泉设计院:晏殊 曾巩",
        ),
    ],
)
def test_nobody_is_made_of_an_organ_a_post_or_a_firm(listed, people):
    found = read_roster(listed, Attendance.PRESENT).attendees
    assert " ".join(":".join((*one.organizations, one.name)) for one in found) == people


def test_a_post_at_the_start_of_a_line_is_that_of_the_next():
    listed = "党组成员、副局长  温  榆、侍海平\n党组成员、总规划师  柳  永"
    titles = [one.titles for one in read_roster(listed, Attendance.PRESENT).attendees]
    assert titles == [("党组成员", "副局长")] * 2 + [("党组成员", "总规划师")]


def test_a_note_says_how_one_of_the_list_came():
    people = read_roster("柳永、苏洵（记录）、温榆（列席）", Attendance.PRESENT).attendees
    assert [str(one.attendance) for one in people] == ["present", "clerk", "observer"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("柳永、苏洵；渡口公司经理温榆列席", "柳永 present、苏洵 present、温榆 observer"),
        (
            "县长柳永，副县长苏洵；县人大主任温榆、县政协主席晏殊列席。",
            "柳永 present、苏洵 present、温榆 observer、晏殊 observer",
        ),
        ("柳永、苏洵记录", "柳永 present、苏洵 clerk"),
    ],
)
def test_who_sat_in_or_kept_the_record_is_told_without_brackets(text, told):
    people = read_roster(text, Attendance.PRESENT).attendees
    assert "、".join(f"{one.name} {one.attendance}" for one in people) == told
