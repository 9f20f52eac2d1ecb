"""The texts of payments: merchants, channels, cities. Every wording is invented for this course.

No text names a person. Phone numbers begin with 1280000, which no Chinese operator hands out.
"""

# channel: how its lines begin, and whether the line comes from a bank (banks mostly send the date only)
CHANNELS = {
    "balance": ("余额支付-", False),
    "scan": ("扫码支付-", False),
    "pos": ("银联POS消费-", True),
    "card": ("信用卡消费-", True),
}
CHANNEL_SHARES = (0.45, 0.25, 0.15, 0.15)
CITIES = ("北京", "上海", "杭州", "湖州", "成都", "武汉", "南京", "广州", "沈阳", "厦门")

# topic: (text, usual price in yuan, spread of its logarithm), the most frequent first; a spread of 0 is a fixed price
PHRASES: dict[str, tuple[tuple[str, float, float], ...]] = {
    "food": (
        ("外卖订单 餐饮", 38, 0.4),
        ("早点 豆浆油条", 9, 0.3),
        ("餐饮 午市套餐", 32, 0.4),
        ("水果 生鲜配送", 56, 0.5),
        ("咖啡 大杯", 27, 0.2),
        ("火锅 四人餐", 286, 0.4),
        ("面包房 生日蛋糕", 128, 0.5),
    ),
    "home": (
        ("超市 食品日用", 88, 0.8),
        ("便利店", 18, 0.6),
        ("百货 商城", 210, 0.8),
        ("家居 收纳", 65, 0.6),
        ("电饭煲 家电", 329, 0.5),
        ("药店 常用药", 46, 0.6),
        ("图书 文具", 52, 0.6),
    ),
    "bills": (
        ("电费 代缴", 134, 0.5),
        ("水费 代缴", 48, 0.4),
        ("燃气费 代缴", 76, 0.4),
        ("宽带 月费", 99, 0.0),
        ("物业费", 260, 0.4),
    ),
    "transit": (
        ("公交 刷码乘车", 2, 0.0),
        ("地铁 刷码乘车", 4, 0.0),
        ("打车 行程费", 24, 0.5),
        ("停车费", 10, 0.0),
        ("加油站 92号", 240, 0.3),
    ),
    "leisure": (
        ("电影票 两张", 76, 0.2),
        ("景区 门票", 120, 0.4),
        ("健身 月卡", 199, 0.3),
        ("视频会员 连续包月", 15, 0.0),
        ("游戏 点卡", 50, 0.6),
    ),
    "fashion": (
        ("女装 修身 连衣裙", 169, 0.5),
        ("女士 保湿 护肤套装", 238, 0.5),
        ("蕾丝 打底衫 外套", 128, 0.5),
        ("冬季 加绒 女靴", 259, 0.4),
        ("口红 彩妆", 139, 0.5),
    ),
    "sport": (
        ("男士 衬衫 透气", 129, 0.5),
        ("足球 运动短裤", 79, 0.4),
        ("跑步鞋 减震", 369, 0.4),
        ("蓝牙耳机 数码", 199, 0.6),
        ("户外 冲锋衣", 459, 0.5),
    ),
    "family": (
        ("婴儿 纯棉 内衣", 69, 0.4),
        ("宝宝 绘本 套装", 85, 0.5),
        ("孕妇 春秋 宽松", 119, 0.4),
        ("儿童 零食", 42, 0.5),
        ("奶粉 三段", 298, 0.2),
        ("早教 课时费", 680, 0.4),
    ),
    "investing": (
        ("基金 定投", 500, 0.6),
        ("理财 申购", 5000, 0.9),
        ("证券 银证转账", 8000, 0.9),
    ),
    "borrowing": (
        ("小额贷款 利息", 180, 0.7),
        ("金融服务 服务费", 45, 0.6),
        ("分期商城 首付", 320, 0.6),
    ),
    "lookalike": (  # holds a lottery keyword and is no lottery: what a naive match counts
        ("双色球鞋 休闲运动", 189, 0.4),
        ("双色球鞋 男女同款", 219, 0.4),
        ("彩票夹 卡册收纳", 29, 0.3),
    ),
}
TOPIC_SHARES = {
    "food": 0.34,
    "home": 0.24,
    "bills": 0.09,
    "transit": 0.18,
    "leisure": 0.09,
    "fashion": 0.02,
    "sport": 0.02,
    "family": 0.01,
    "investing": 0.005,
    "borrowing": 0.001,
    "lookalike": 0.004,
}

TRAVEL = (
    ("机票 经济舱", 780, 0.5),
    ("铁路 车票 二等座", 238, 0.6),
    ("商务酒店 住宿", 369, 0.3),
    ("机场快线", 35, 0.0),
    ("差旅平台 代订", 520, 0.6),
)
# {issue} is the draw: 2017 and the three-digit number of the draw in its year
LOTTERY = (
    "乐点彩票-大乐透 第{issue}期",
    "乐点彩票-双色球 {issue}期",
    "双色球 第{issue}期 投注",
    "竞彩足球 投注",
    "福利彩票 投注站",
    "大乐透 追号 {issue}期",
    "彩票 追号套餐",
)
TRANSFERS_OUT = ("转账-家人", "转账支出", "转账至银行卡")
TRANSFERS_IN = ("转账收入", "他行转入")
RED_PACKET_OUT, RED_PACKET_IN = "微红包 发出", "微红包 收到"
TOP_UP, VERIFICATION, SALARY, WITHDRAWAL = "手机充值 ", "银行卡绑定验证", "工资代发", "ATM取现"
REPAYMENTS = ("信用卡还款", "信用卡还款-自动扣款", "信用卡 最低还款")
INSTALMENT = "消费分期 第{k}期/共{terms}期"
