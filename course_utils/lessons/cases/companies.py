"""The invented companies of the case files.

None of them exists. A name that happens to be like a real one means nothing.
"""

from dataclasses import dataclass
from functools import cache

from course_utils.messages import _


@dataclass(frozen=True)
class Company:
    """An invented company.

    Attributes:
        name: in English, with the Chinese name in brackets.
        town: where it is.
        product: what it makes, as in "makes ...".
        invention: what the application is about, as in "an application for ...".
        manager, engineer: the people who write the notes.
        mark: the letters of its file numbers.
    """

    name: str
    town: str
    product: str
    invention: str
    manager: str
    engineer: str
    mark: str


@cache
def companies() -> tuple[Company, ...]:
    """Return all companies; cases draw from them."""
    return (
        Company(
            "Lanfeng Optics (岚峰光电)",
            _("Haining"),
            _("thin camera modules for inspection robots"),
            _("a lens holder that keeps its focus when it warms up"),
            "Shen Yulan (沈玉岚)",
            "Xu Kaiming (许凯明)",
            "LF",
        ),
        Company(
            "Chaoyu Magnetics (潮屿磁材)",
            _("Haining"),
            _("soft magnetic cores for chargers"),
            _("a pressed core with a cooling channel inside"),
            "Gu Wenjing (顾文静)",
            "Fang Bo (方博)",
            "CY",
        ),
        Company(
            "Zhijin Knitting Machines (织锦针机)",
            _("Haining"),
            _("computer-controlled warp knitting machines"),
            _("a yarn guide that corrects its own tension"),
            "Lu Qing (陆青)",
            "Zhu Haoran (朱浩然)",
            "ZJ",
        ),
        Company(
            "Quming Photovoltaics (曲明光伏)",
            _("Jiaxing"),
            _("roof tiles that are solar cells"),
            _("a tile joint that carries both water and current"),
            "Ye Minzhi (叶敏芝)",
            "Tang Rui (唐睿)",
            "QM",
        ),
        Company(
            "Hengtuo Hydraulics (恒拓液压)",
            _("Ningbo"),
            _("small valves for excavators"),
            _("a valve that shows its wear by its sound"),
            "Luo Jiahui (罗佳慧)",
            "Qian Yong (钱勇)",
            "HT",
        ),
        Company(
            "Xiwei Battery Safety (溪维电安)",
            _("Huzhou"),
            _("gas sensors for battery packs"),
            _("a sensor that hears a cell venting before it burns"),
            "Bao Yun (包芸)",
            "Jiang Zhe (蒋哲)",
            "XW",
        ),
        Company(
            "Qinghe Endoscopes (清禾内镜)",
            _("Hangzhou"),
            _("single-use endoscopes"),
            _("a tip that bends without wires"),
            "Ding Xiaowan (丁晓婉)",
            "Wei Jun (魏俊)",
            "QH",
        ),
        Company(
            "Shanhu Drones (山弧无人机)",
            _("Shaoxing"),
            _("drones that inspect tea terraces"),
            _("a landing leg that reads the ground"),
            "Pan Lihua (潘丽华)",
            "Du Sheng (杜晟)",
            "SH",
        ),
        Company(
            "Mingwei Chip Cleaning (明微晶洗)",
            _("Haining"),
            _("cleaning tanks for wafers"),
            _("a nozzle that spares the edge of the wafer"),
            "Cao Yifei (曹一菲)",
            "Han Lei (韩磊)",
            "MW",
        ),
        Company(
            "Yueling Heat Pumps (越岭热泵)",
            _("Jinhua"),
            _("heat pumps for cold climates"),
            _("a coil that throws off its own ice"),
            "Kong Lin (孔琳)",
            "Meng Da (孟达)",
            "YL",
        ),
    )
