import pandas as pd
import pytest

from helpers.datasets import Anhe, simulate


@pytest.fixture(scope="session")
def anhe() -> Anhe:
    return simulate()


@pytest.fixture(scope="session")
def honest(anhe: Anhe) -> pd.DataFrame:
    """The log's honest rows of the window, readable: time in China, yuan, and what each truly was."""
    rows = anhe.truth.rows
    keep = rows["dirt"] == "none"
    log = anhe.wallet_payments[keep]
    time = pd.to_datetime(log["unix_time"].astype("int64") + 8 * 3600, unit="s")
    yuan = log["payment"].astype("int64") / 100
    return log[["user_id", "describe"]].assign(time=time, yuan=yuan, category=rows.loc[keep, "category"])
