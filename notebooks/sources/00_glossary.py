# %% [markdown]
# # Words of the trade (术语表)
#
# Each term as the lessons use it, in the lessons' order. The number leads to the lesson that explains it.
#
# | English | 中文 | here it means | lesson |
# |---|---|---|---|
# | grain | 粒度 | what one row of a table stands for | [01](01_groupby.ipynb) |
# | key | 键 | the column that says which rows belong together | [01](01_groupby.ipynb) |
# | split, apply, combine | 拆分、应用、合并 | group rows by a key, compute on each group, put the results into one table | [01](01_groupby.ipynb) |
# | missing key | 缺失键 | a row whose key is unknown; grouping drops it unless told otherwise | [01](01_groupby.ipynb) |
# | ledger of losses | 数据损失台账 | every row dropped on the way, with the reason and the money | [01](01_groupby.ipynb) |
# | refund | 退款 | money that comes back; in the wallet's log a negative payment | [01](01_groupby.ipynb) |
# | observation point | 观察点 | the date from which we look back; nothing after it may be used | [02](02_forgetting_curve.ipynb) |
# | forgetting curve, decay | 遗忘曲线、衰减 | what happened long ago counts less: a weight that shrinks with time | [02](02_forgetting_curve.ipynb) |
# | half-life | 半衰期 | the time after which a purchase counts half | [02](02_forgetting_curve.ipynb) |
# | back-test | 回测 | choosing a setting by how well it would have predicted a later month | [02](02_forgetting_curve.ipynb) |
# | word segmentation | 分词 | cutting a Chinese text into words | [03](03_tfidf.ipynb) |
# | stop word | 停用词 | a word left out because it says nothing about the subject | [03](03_tfidf.ipynb) |
# | tf-idf | 词频–逆文档频率 | a word's weight: often in this text, rare in the others | [03](03_tfidf.ipynb) |
# | normalization | 归一化 | putting quantities of different units on one scale | [04](04_interest_ranking.ipynb) |
# | outlier | 异常值 | a value far from all others, true or not | [04](04_interest_ranking.ipynb) |
# | recency, frequency, monetary | 最近一次、频率、金额 | RFM: when a customer last bought, how often, for how much | [05](05_rfm.ipynb) |
# | segment | 细分 | customers who are treated alike, because they behave alike | [06](06_kmeans_segments.ipynb) |
# | skewness | 偏度 | how much longer one tail of a distribution is than the other; zero if both are alike | [06](06_kmeans_segments.ipynb) |
# | elbow | 肘部 | the bend in the curve of SSE by the number of segments | [06](06_kmeans_segments.ipynb) |
# | silhouette | 轮廓系数 | how much nearer a customer is to the own segment than to the next one; at most one | [06](06_kmeans_segments.ipynb) |
# | adjusted Rand index | 调整兰德指数 | how far two groupings agree on who belongs together; zero is chance, one the same | [06](06_kmeans_segments.ipynb) |
# | churn, censoring | 流失、删失 | leaving; not having left yet when we look | [07](07_churn.ipynb) |
# | hazard ratio | 风险比 | how many times as fast one group leaves as another, at any moment | [07](07_churn.ipynb) |
# | support, confidence, lift | 支持度、置信度、提升度 | how often together; how often the one given the other; against chance | [08](08_apriori.ipynb) |
# | tag | 标签 | one thing known of a customer, with its source, its age and how sensitive it is | [09](09_sql_filtering.ipynb) |
# | audience | 人群 | the customers that a rule means on a day, with a purpose and an end | [09](09_sql_filtering.ipynb) |
# | target rule | 规则 | conditions on tags, joined by and, or, not | [09](09_sql_filtering.ipynb) |
# | holdout | 对照组 | customers who are left out by lot, so that an effect can be measured | [08](08_apriori.ipynb) |
