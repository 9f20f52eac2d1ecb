"""Online Retail: one year of a British web shop for gifts, 541,909 lines. Real data.

Source: Chen, D. (2015), Online Retail, UCI Machine Learning Repository, https://doi.org/10.24432/C5BW33, CC BY 4.0.
Committed under ``data/`` as Parquet: the workbook's lines in its order, its spaces at the ends of texts removed.
"""

import pandas as pd

from helpers.datasets import committed

DTYPES = {
    "InvoiceNo": "str",
    "StockCode": "str",
    "Description": "str",
    "Quantity": "int64",
    "InvoiceDate": "datetime64[us]",
    "UnitPrice": "float64",
    "CustomerID": "Int64",
    "Country": "str",
}


def load_online_retail() -> pd.DataFrame:
    """Return the lines of Online Retail, in the workbook's order and uncleaned.

    Returns
    -------
    DataFrame, one row a line of an invoice
        InvoiceNo (str; C before the number is a cancellation), StockCode (str), Description (str or missing),
        Quantity (int64), InvoiceDate (timestamp, local time), UnitPrice (float64, pounds), CustomerID (Int64,
        missing for a quarter of the lines), Country (str).

    Raises
    ------
    ValueError
        If the committed file is missing or was changed.

    Examples
    --------
    >>> load_online_retail().shape
    (541909, 8)
    """
    return committed.read("online_retail").astype(DTYPES)
