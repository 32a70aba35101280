"""Organizations by their form."""

import pytest

from corpus.grammar.organizations import is_organization, leading_organizations

NAMES = [
    *("区委", "县政府", "市发改委", "区财政局", "市监委"),
    *("区纪委监委", "县人民法院", "县检察院", "区委组织部", "区委编办"),
    *("市政府办公室", "柳泉街道", "太平镇", "三河乡", "城投集团"),
    *("水务发展集团有限公司", "国网青石供电公司", "区联勤中心", "消防救援大队", "临溪公安分局"),
    *("资源规划临溪分局", "临溪县税务局", "县工商联", "团县委", "高新区管委会"),
    *(
        "青石湖度假区",
        "青石县人民政府办公室",
        "县疾控中心",
        "县农业和林业局",
        "青石市住房和城乡建设局",
    ),
    *("湖区文物保护所", "法规科", "市委政法委", "县红十字会", "县人武部"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_well_formed_organization(name):
    assert is_organization(name)


@pytest.mark.parametrize(
    "name", ["温如玉", "二〇二三年", "会议还研究了其他事项。", "局", "有关的部门", "工作情况"]
)
def test_other_words_are_none(name):
    assert not is_organization(name)


SENTENCES = [
    ("区司法局根据会议意见修改", ("区司法局",)),
    ("区委宣传部牵头", ("区委宣传部",)),
    ("区委组织部会同区财政局", ("区委组织部",)),
    ("区发改局、区统计局关于", ("区发改局", "区统计局")),
    ("县农业和林业局负责", ("县农业和林业局",)),
    ("区水务局和柳泉街道配合", ("区水务局", "柳泉街道")),
    ("市消防救援大队补充论证后提交市政府常务会议", ("市消防救援大队",)),
    ("各街道、区民政局配合", ("各街道", "区民政局")),
    ("市政府办公室、市司法局抓紧", ("市政府办公室", "市司法局")),
    ("城投集团抓紧实施", ("城投集团",)),
    ("分管副市长约谈", ()),
    ("中小学生画一画", ()),
    ("进一步论证后由区政府常务会议再次研究", ()),
    ("要求市教育局修改", ()),
    ("对所提交的文本修改", ()),
    ("对外经贸局负责", ("对外经贸局",)),
    ("对口支援办公室负责", ("对口支援办公室",)),
    ("城南工业区和国土局负责", ("城南工业区", "国土局")),
    ("区教体局、开发区配合", ("区教体局", "开发区")),
    ("柳副秘书长召集交通局、工务局", ()),
    ("经营层办理注册发行具体事宜", ()),
]


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_the_organizations_that_a_clause_begins_with(text, names):
    found, end = leading_organizations(text)
    assert found == names
    assert text[:end].endswith(names[-1] if names else "")
