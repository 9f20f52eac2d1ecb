"""Simulated visits to the app of Anhe Life, with planted homes; tags on places and loyalty are computed from them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

AREAS = {  # city: district: business areas
    "上海": {"徐汇区": ("徐家汇", "漕河泾"), "浦东新区": ("陆家嘴", "张江")},
    "北京": {"朝阳区": ("惠新西街", "望京"), "海淀区": ("中关村", "五道口")},
    "南京": {"玄武区": ("珠江路", "锁金村"), "鼓楼区": ("湖南路", "龙江")},
    "厦门": {"思明区": ("中山路", "莲坂"), "湖里区": ("枋湖", "五缘湾")},
    "广州": {"天河区": ("体育西路", "五山"), "越秀区": ("北京路", "东山口")},
    "成都": {"武侯区": ("桐梓林", "双楠"), "锦江区": ("春熙路", "三圣")},
    "杭州": {"西湖区": ("文三路", "黄龙"), "滨江区": ("长河", "浦沿")},
    "武汉": {"洪山区": ("光谷", "街道口"), "江汉区": ("江汉路", "武广")},
    "沈阳": {"和平区": ("太原街", "三好街"), "沈河区": ("中街", "五爱")},
    "湖州": {"吴兴区": ("爱山", "月河"), "南浔区": ("南浔", "练市")},
}
ABROAD = ("日本", "泰国", "新加坡")
LINES = {"shopping": 0.7, "renting": 0.12, "travel": 0.18}
INSTALLED, EMPLOYED, TRAVELS = (
    0.8,
    0.7,
    0.08,
)  # shares of customers: with the app, with a place of work, abroad at times
YEAR, VISITS = 365, 40  # days looked back; visits a customer of a whole year makes
_TIMES = ("at home", "at work", "out")
_WHEN = (0.4, 0.3, 0.3)


class Visits(NamedTuple):
    """visits: user_id, time, line, country, city, district, area. planted: user_id, home, work (missing: none)."""

    visits: pd.DataFrame
    planted: pd.DataFrame


def simulate_visits(seed: int, joined: pd.Series, home_city: pd.Series, until: object) -> Visits:
    """Return the visits of these customers between joining and `until`, and the areas they live and work in.

    Parameters
    ----------
    seed : int, 0 or more; apart from the seed of the payments' simulation, so that either can be drawn alone.
    joined : Series of timestamps by user_id, each before `until`.
    home_city : Series of cities by user_id; who is missing there lives in any.
    until : the day before which everything happened.
    """
    rng = np.random.default_rng([seed, 10])
    places = pd.DataFrame(
        [(city, district, area) for city, parts in AREAS.items() for district in parts for area in parts[district]],
        columns=["city", "district", "area"],
    )
    users, last = joined.index.to_numpy(), pd.Timestamp(until).to_datetime64().astype("datetime64[D]")
    span = np.minimum((last - joined.to_numpy().astype("datetime64[D]")).astype(int), YEAR)
    cities = list(AREAS)
    own = home_city.reindex(users).map(cities.index, na_action="ignore").to_numpy(float)
    city = np.where(np.isnan(own), rng.integers(len(cities), size=len(users)), own).astype(int)
    home, work = (city * 4 + rng.integers(4, size=len(users)) for _ in _TIMES[:2])
    employed, travels = rng.random(len(users)) < EMPLOYED, rng.random(len(users)) < TRAVELS

    keen = rng.gamma(0.8, 1.25, len(users)) * (rng.random(len(users)) < INSTALLED)  # some come often, some hardly
    who = np.repeat(np.arange(len(users)), rng.poisson(keen * VISITS * span / YEAR))
    when = rng.choice(len(_TIMES), len(who), p=_WHEN)
    when[(when == 1) & ~employed[who]] = 2
    day = last - 1 - (rng.random(len(who)) * span[who]).astype("timedelta64[D]")
    weekend = (day.astype(int) + 3) % 7 >= 5  # 1970 began on a Thursday
    when[(when == 1) & weekend] = 2
    hour = np.choose(
        when, [rng.integers(20, 24, len(who)), rng.integers(9, 18, len(who)), rng.integers(7, 24, len(who))]
    )
    place = np.choose(when, [home[who], work[who], rng.integers(len(places), size=len(who))])
    abroad = travels[who] & (when == 2) & (rng.random(len(who)) < 0.5)
    moment = day.astype("datetime64[s]") + (hour * 3600 + rng.integers(3600, size=len(who))).astype("timedelta64[s]")

    visits = places.iloc[place].reset_index(drop=True)
    visits.loc[abroad] = np.nan
    visits.insert(0, "user_id", users[who])
    visits.insert(1, "time", moment.astype("datetime64[us]"))
    visits.insert(2, "line", rng.choice(list(LINES), len(who), p=list(LINES.values())))
    visits.insert(3, "country", np.where(abroad, rng.choice(ABROAD, len(who), p=[0.5, 0.3, 0.2]), "中国"))
    names = (places["city"] + "市-" + places["area"]).to_numpy()
    planted = pd.DataFrame({"user_id": users, "home": names[home], "work": np.where(employed, names[work], None)})
    return Visits(visits.sort_values(["user_id", "time"], ignore_index=True), planted)
