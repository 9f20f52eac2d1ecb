-- What a customer's payments and visits say about them on a day, and nothing that happened on that day or later.

-- What a payment was, read from its text without spaces; a payment back is none of these.
CREATE OR REPLACE MACRO payment_kind(text) AS
CASE
  WHEN text IS NULL THEN 'unknown'
  WHEN regexp_matches(text, '^(退款-|退票退订-)') THEN 'refund'
  WHEN regexp_matches(text, '^(失败退回-|彩票停彩)') THEN 'returned'
  WHEN regexp_matches(replace(text, ' ', ''), '^信用卡(最低)?还款') THEN 'repayment'
  WHEN regexp_matches(replace(text, ' ', ''), '^消费分期第') THEN 'instalment'
  WHEN regexp_matches(text, '机票|铁路|商务酒店|机场快线|差旅平台') THEN 'travel'
  -- a shoe (双色球鞋) and an album for tickets (彩票夹) hold a lottery's name and are none
  WHEN regexp_matches(text, '大乐透|双色球|福利彩票|彩票|竞彩|追号')
   AND NOT regexp_matches(text, '双色球鞋|彩票夹') THEN 'lottery'
  WHEN regexp_matches(text, '^(转账|微红包|他行转入|工资代发|ATM取现|银行卡绑定验证)') THEN 'transfer'
  WHEN regexp_matches(replace(text, ' ', ''), '基金定投|理财申购|证券银证转账') THEN 'investing'
  ELSE 'purchase'
END;

-- One row a customer seen before `as_of`. A customer is dormant whose pause, now, is longer than every pause of theirs
-- so far, and longer than 95 % of everybody's pauses between active days. `asleep_after`: one number of days for all.
CREATE OR REPLACE MACRO user_features_at(as_of, asleep_after := NULL) AS TABLE
WITH known AS (
  SELECT user_id, "time"::DATE AS day, amount, payment_kind(text) AS kind, text
  FROM payments
  WHERE "time" < as_of::TIMESTAMP
),
active AS (SELECT DISTINCT user_id, day FROM known WHERE amount > 0),
pauses AS (SELECT user_id, day - lag(day) OVER (PARTITION BY user_id ORDER BY day) AS pause FROM active),
usual AS (SELECT quantile_disc(pause, 0.95) AS pause FROM pauses),
longest AS (SELECT user_id, max(pause) AS pause FROM pauses GROUP BY user_id),
counts AS (
  SELECT
    user_id,
    count(*) FILTER (kind = 'travel' AND amount > 0)::INTEGER AS business_travel_cnt,
    count(*) FILTER (kind = 'repayment' AND amount > 0)::INTEGER AS credit_card_repay_cnt,
    coalesce(bool_or(kind = 'instalment'), false)::INTEGER AS is_installment,
    min(day) AS first_payment_day,
    max(day) FILTER (amount > 0) AS last_payment_day,
    round(coalesce(sum(amount) FILTER (kind IN ('purchase', 'travel', 'refund') AND day >= as_of::DATE - 90), 0), 2)
      AS spend_90d,
    -- e^(-0.5 months) summed over purchases: the time interest of the forgetting curve
    round(coalesce(sum(exp(-0.5 * (as_of::DATE - day) / 30)) FILTER (kind = 'lottery' AND amount > 0), 0), 6)
      AS lottery_interest,
    list(day ORDER BY day DESC) FILTER (kind = 'travel' AND amount > 0) AS travel_days,
    list(day ORDER BY day DESC) FILTER (kind = 'repayment' AND amount > 0) AS repayment_days,
    list(day ORDER BY day DESC) FILTER (kind = 'lottery' AND amount > 0) AS lottery_days
  FROM known
  GROUP BY user_id
),
places AS (
  SELECT user_id, day, regexp_extract(text, '北京|上海|杭州|湖州|成都|武汉|南京|广州|沈阳|厦门') AS city
  FROM known
  WHERE kind IN ('purchase', 'travel') AND amount > 0
),
visited AS (
  SELECT user_id, city, count(*) AS times, max(day) AS latest FROM places WHERE city <> '' GROUP BY ALL
),
homes AS (
  SELECT
    user_id,
    first(city ORDER BY times DESC, latest DESC, city) AS home_city,
    list(city ORDER BY city) FILTER (latest >= as_of::DATE - 365) AS cities
  FROM visited
  GROUP BY user_id
),
ways AS (
  SELECT
    user_id,
    list(DISTINCT way ORDER BY way) AS channels
  FROM (
    SELECT user_id, CASE
      WHEN starts_with(text, '余额支付-') THEN 'balance'
      WHEN starts_with(text, '扫码支付-') THEN 'scan'
      WHEN starts_with(text, '银联POS消费-') THEN 'pos'
      WHEN starts_with(text, '信用卡消费-') THEN 'card'
    END AS way
    FROM known
    WHERE amount > 0 AND day >= as_of::DATE - 365
  )
  WHERE way IS NOT NULL
  GROUP BY user_id
),
seen AS (
  SELECT
    *, "time"::DATE AS day, hour("time") >= 20 OR hour("time") < 7 AS at_night,
    isodow("time") <= 5 AND hour("time") BETWEEN 9 AND 17 AS in_working_hours
  FROM app_visits
  WHERE "time" < as_of::TIMESTAMP AND "time" >= as_of::TIMESTAMP - INTERVAL 365 DAY
),
loyal AS (
  SELECT
    user_id,
    max(day) AS last_visit_day,
    CASE
      WHEN count(DISTINCT (as_of::DATE - 1 - day) // 30) >= 9 THEN 'high'
      WHEN count(DISTINCT (as_of::DATE - 1 - day) // 30) >= 4 THEN 'middle'
      ELSE 'low'
    END AS loyalty
  FROM seen
  GROUP BY user_id
),
-- a place says something only if it comes up often enough: three times
areas AS (
  SELECT
    user_id, city, district, area, count(*) FILTER (at_night) AS nights, count(*) FILTER (in_working_hours) AS works
  FROM seen
  WHERE area IS NOT NULL
  GROUP BY ALL
),
homes_and_works AS (
  SELECT
    user_id,
    first(city || '市-' || district ORDER BY nights DESC, area) FILTER (nights >= 3) AS home_district,
    first(city || '市-' || area ORDER BY nights DESC, area) FILTER (nights >= 3) AS home_area,
    first(city || '市-' || district ORDER BY works DESC, area) FILTER (works >= 3) AS work_district,
    first(city || '市-' || area ORDER BY works DESC, area) FILTER (works >= 3) AS work_area
  FROM areas
  GROUP BY user_id
),
countries AS (
  SELECT user_id, country, count(*) AS times FROM seen WHERE country <> '中国' GROUP BY ALL
),
abroad AS (
  SELECT user_id, first(country ORDER BY times DESC, country) AS country_abroad FROM countries GROUP BY user_id
),
rented AS (
  SELECT user_id, city, count(*) AS times FROM seen WHERE line = 'renting' AND city IS NOT NULL GROUP BY ALL
),
renters AS (
  SELECT user_id, first(city ORDER BY times DESC, city) AS renting_city FROM rented GROUP BY user_id
),
installed AS (SELECT DISTINCT user_id FROM app_visits WHERE "time" < as_of::TIMESTAMP),
agreed AS (
  SELECT user_id, list(DISTINCT purpose ORDER BY purpose) AS purposes
  FROM consents
  WHERE given < as_of::DATE AND (withdrawn IS NULL OR withdrawn >= as_of::DATE)
  GROUP BY user_id
)
SELECT
  user_id,
  business_travel_cnt,
  credit_card_repay_cnt,
  is_installment,
  (as_of::DATE - coalesce(last_payment_day, first_payment_day)
    > coalesce(asleep_after, greatest(usual.pause, longest.pause)))::INTEGER AS sleep_customers,
  first_payment_day,
  last_payment_day,
  spend_90d,
  lottery_interest,
  user_potential,
  home_city,
  cities,
  channels,
  purposes,
  travel_days,
  repayment_days,
  lottery_days,
  CASE WHEN EXISTS (FROM app_visits) THEN (installed.user_id IS NOT NULL)::INTEGER END AS app_installed,
  last_visit_day,
  loyalty,
  home_district,
  home_area,
  work_district,
  work_area,
  renting_city,
  country_abroad
FROM counts
CROSS JOIN usual
LEFT JOIN longest USING (user_id)
LEFT JOIN user_potential USING (user_id)
LEFT JOIN homes USING (user_id)
LEFT JOIN ways USING (user_id)
LEFT JOIN agreed USING (user_id)
LEFT JOIN installed USING (user_id)
LEFT JOIN loyal USING (user_id)
LEFT JOIN homes_and_works USING (user_id)
LEFT JOIN renters USING (user_id)
LEFT JOIN abroad USING (user_id)
ORDER BY user_id;
