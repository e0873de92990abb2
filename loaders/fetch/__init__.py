"""Published documents from the web into data/documents/fetched/: politely, safely, and so that it can be stopped at any time.

The road: listed (which addresses) -> client (redirects, robots.txt, patience) -> wire (one request) -> keep (one file)
-> ledger (one row). docs/fetch.md says what it does and what it will not.
"""
