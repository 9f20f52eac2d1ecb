# %% [markdown] given="95 100"
# # Words of the trade (术语表)
#
# Each term as the lessons use it, in the lessons' order. The number leads to the lesson that explains it.
#
# | English | 中文 | here it means | lesson |
# |---|---|---|---|
# | grain | 粒度 | what one row of a table stands for | [01](01_groupby.ipynb) |
# | split, apply, combine | 拆分、应用、合并 | group rows by a key, compute on each group, put the results into one table | [01](01_groupby.ipynb) |
# | missing key | 缺失键 | a row whose key is unknown; grouping drops it unless told otherwise | [01](01_groupby.ipynb) |
# | ledger of losses | 数据损失台账 | every row dropped on the way, with the reason and the money | [01](01_groupby.ipynb) |
# | interest | 兴趣度 | here: the sum of a customer's purchases, each faded by its age | [02](02_forgetting_curve.ipynb) |
# | forgetting curve, decay | 遗忘曲线 | what happened long ago counts less: a weight that shrinks with time | [02](02_forgetting_curve.ipynb) |
# | decay factor | 衰减因子 | η in $e^{-\eta t}$: the larger it is, the faster a weight shrinks | [02](02_forgetting_curve.ipynb) |
# | half-life | 半衰期 | the time after which a purchase counts half | [02](02_forgetting_curve.ipynb) |
# | false friend | 形近误配 | a text that contains the word and means something else | [02](02_forgetting_curve.ipynb) |
# | sigmoid | S型函数 | a scale that presses all numbers between zero and one, and flattens both ends | [02](02_forgetting_curve.ipynb) |
# | observation point | 观察点 | the time from which we look back; nothing after it may be used | [02](02_forgetting_curve.ipynb) |
# | leak | 数据泄漏 | knowledge from after the observation point that slipped into the data | [02](02_forgetting_curve.ipynb) |
# | back-test | 回测 | choosing a setting by how well it would have predicted a later month | [02](02_forgetting_curve.ipynb) |
# | AUC | 曲线下面积 | the chance that a customer who bought stands above one who did not; one half is chance | [02](02_forgetting_curve.ipynb) |
# | interval | 区间 | the values that fit the data; of 95 % intervals, 95 of 100 hold the true value | [02](02_forgetting_curve.ipynb) |
# | bootstrap | 自助法 | drawing the same customers again with replacement, to see how far a number varies | [02](02_forgetting_curve.ipynb) |
# | standard error | 标准误 | how far a number typically varies from sample to sample | [02](02_forgetting_curve.ipynb) |
# | likelihood, log likelihood | 对数似然 | how probable the data are under a setting; its logarithm | [02](02_forgetting_curve.ipynb) |
# | echo | 回声 | later purchases that a purchase calls for | [02](02_forgetting_curve.ipynb) |
# | word segmentation | 分词 | cutting a Chinese text into words | [03](03_tfidf.ipynb) |
# | stop word | 停用词 | a word left out because it says nothing about the subject | [03](03_tfidf.ipynb) |
# | document | 文档 | here: all texts of one customer | [03](03_tfidf.ipynb) |
# | term frequency | 词频 | how often a word stands in a text | [03](03_tfidf.ipynb) |
# | inverse document frequency | 逆文档频率 | the rarer a word in all texts, the larger; tf-idf is the product of the two | [03](03_tfidf.ipynb) |
# | norm | 范数 | the length that the weights are divided by | [03](03_tfidf.ipynb) |
# | weighted share | 加权份额 | a share in which rare words count more | [03](03_tfidf.ipynb) |
# | precision | 精确率 | of those chosen, the share that is right | [03](03_tfidf.ipynb) |
# | recall | 召回率 | of those that should be chosen, the share that is | [03](03_tfidf.ipynb) |
# | normalization | 归一化 | putting quantities of different units on one scale | [04](04_interest_ranking.ipynb) |
# | min-max | 最小最大归一化 | a scale on which the smallest is zero and the largest one | [04](04_interest_ranking.ipynb) |
# | undo a scale | 反推 | compute the value before the scale; for the sigmoid this is the logit | [04](04_interest_ranking.ipynb) |
# | covariance | 协方差 | how far two quantities vary together | [04](04_interest_ranking.ipynb) |
# | weights | 权重 | how much each part counts in a sum | [04](04_interest_ranking.ipynb) |
# | outlier | 异常值 | a value far from all others, true or not | [04](04_interest_ranking.ipynb) |
# | ranks | 秩 | places in the order instead of the values | [04](04_interest_ranking.ipynb) |
# | separate consent | 单独同意 | agreement asked for one purpose, apart from all others | [04](04_interest_ranking.ipynb) |
# | cancellation | 取消 | a record that takes an order back | [05](05_rfm.ipynb) |
# | order | 订单 | all lines of one invoice | [05](05_rfm.ipynb) |
# | gross | 总额 | the money of all orders | [05](05_rfm.ipynb) |
# | net | 净额 | gross minus what was cancelled | [05](05_rfm.ipynb) |
# | stock correction | 库存调整 | a record that changes the stock and is no customer's order | [05](05_rfm.ipynb) |
# | recency | 最近一次消费 | days since the last order | [05](05_rfm.ipynb) |
# | frequency | 消费频率 | number of orders | [05](05_rfm.ipynb) |
# | scores | 打分 | one to five, by fifths of the customers | [05](05_rfm.ipynb) |
# | apart (independent) | 独立 | each measure scored by itself, over all customers | [05](05_rfm.ipynb) |
# | nested scores | 嵌套 | fifths cut again inside each fifth | [05](05_rfm.ipynb) |
# | churn warning | 流失预警 | a list of customers who may stop buying | [05](05_rfm.ipynb) |
# | second evidence | 第二证据 | a check by other data than those that raised the suspicion | [05](05_rfm.ipynb) |
# | wholesaler | 批发商 | a customer who buys large amounts to sell them on, openly | [05](05_rfm.ipynb) |
# | demographics | 人口统计 | who people are: age, income, household | [06](06_kmeans_segments.ipynb) |
# | behaviour | 行为 | what people do: visits, purchases | [06](06_kmeans_segments.ipynb) |
# | segment | 细分 | customers who are treated alike, because they behave alike | [06](06_kmeans_segments.ipynb) |
# | inertia, SSE | 误差平方和 | the squared distances from each point to its centre, added up | [06](06_kmeans_segments.ipynb) |
# | standardised | 标准化 | divided by the standard deviation | [06](06_kmeans_segments.ipynb) |
# | skewness | 偏度 | how much longer one tail of a distribution is than the other; zero if both are alike | [06](06_kmeans_segments.ipynb) |
# | elbow | 肘部 | the bend in the curve of SSE by the number of segments | [06](06_kmeans_segments.ipynb) |
# | adjusted Rand index (ARI) | 调整兰德指数 | how far two groupings agree on who belongs together; zero is chance, one the same | [06](06_kmeans_segments.ipynb) |
# | silhouette | 轮廓系数 | how much nearer a customer is to the own segment than to the next one; at most one | [06](06_kmeans_segments.ipynb) |
# | churn | 流失 | leaving: the membership ends, or nothing is bought any more | [07](07_churn.ipynb) |
# | contractual | 契约型 | customers tell you when they leave; where they do not, there is only silence | [07](07_churn.ipynb) |
# | censored | 删失 | still there when we last looked: the true time is longer than the one we know | [07](07_churn.ipynb) |
# | at risk | 在险 | still there on that day, so able to leave on it | [07](07_churn.ipynb) |
# | not reached | 未达到 | the curve has not come down to one half | [07](07_churn.ipynb) |
# | hazard | 风险率 | how fast those who are still there leave, at a moment | [07](07_churn.ipynb) |
# | hazard ratio | 风险比 | how many times as fast one group leaves as another, at any moment | [07](07_churn.ipynb) |
# | risk set | 风险集 | all who are still there when somebody leaves | [07](07_churn.ipynb) |
# | separation | 完全分离 | a group in which nobody left: its coefficient has no finite value | [07](07_churn.ipynb) |
# | strata | 分层 | groups with curves of their own inside one model | [07](07_churn.ipynb) |
# | immortal time bias | 永恒时间偏倚 | time in which people were sure to stay counts in favour of what they collected in it | [07](07_churn.ipynb) |
# | landmark | 界标 | a day on which features are fixed; only what comes later counts as an event | [07](07_churn.ipynb) |
# | calibration | 校准 | whether as many leave as was predicted | [07](07_churn.ipynb) |
# | discrimination | 区分度 | whether those who leave have the higher predictions | [07](07_churn.ipynb) |
# | basket | 购物篮 | the goods of one receipt | [08](08_apriori.ipynb) |
# | rule | 规则 | customers who buy A also buy B | [08](08_apriori.ipynb) |
# | Apriori | 先验算法 | counting larger sets only where all their parts are frequent | [08](08_apriori.ipynb) |
# | support | 支持度 | the share of baskets that hold all goods of the rule | [08](08_apriori.ipynb) |
# | confidence | 置信度 | of the baskets with A, the share that holds B | [08](08_apriori.ipynb) |
# | lift | 提升度 | confidence divided by the share of B in all baskets; one means no link | [08](08_apriori.ipynb) |
# | shuffled baskets | 打乱后的购物篮 | the same goods dealt out again at random, to see what chance gives | [08](08_apriori.ipynb) |
# | power | 检验功效 | the chance that a test finds an effect of a given size | [08](08_apriori.ipynb) |
# | tag | 标签 | one thing known of a customer, with its source, its age and how sensitive it is | [09](09_sql_filtering.ipynb) |
# | stale | 过期 | too old to be trusted: a list or a tag | [09](09_sql_filtering.ipynb) |
# | dormant | 休眠 | here: no payment for a long time | [09](09_sql_filtering.ipynb) |
# | over-indebtedness | 过度负债 | owing more than one can pay back; a sign is one debt paid with another | [09](09_sql_filtering.ipynb) |
# | audience | 人群 | the customers that a rule means on a day, with a purpose and an end | [09](09_sql_filtering.ipynb) |
# | window function | 窗口函数 | SQL that computes over a group of rows and keeps each row | [09](09_sql_filtering.ipynb) |
# | purpose | 目的 | what a customer agreed to; another use needs another consent | [09](09_sql_filtering.ipynb) |
# | three-valued logic | 三值逻辑 | true, false, unknown: how SQL treats a missing value | [09](09_sql_filtering.ipynb) |
# | parameter | 参数 | a value handed to SQL apart from its text | [09](09_sql_filtering.ipynb) |
# | SQL injection | SQL注入 | a value that ends the text of a query and is read as SQL | [09](09_sql_filtering.ipynb) |
# | allow-list | 白名单 | the names that may be used; all others are refused | [09](09_sql_filtering.ipynb) |
# | Wilson's interval | 威尔逊区间 | an interval for a share; it stays between zero and one | [09](09_sql_filtering.ipynb) |
# | sensitive personal information | 敏感个人信息 | what can hurt a person easily: accounts, health, whereabouts | [09](09_sql_filtering.ipynb) |
# | holdout | 对照组 | customers who are left out by lot, so that an effect can be measured | [09](09_sql_filtering.ipynb) |
