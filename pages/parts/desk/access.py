"""Who may change the data. Asked by the menu, by the stewards' pages, by uploads, and again where something is written.

Two ways, never both. With [auth] in Streamlit's secrets: people who are logged in and stand on the list. Without it:
whoever sits at the machine itself, where it was started with CPC_STEWARD=1. Whatever is unclear is 'may not'.
"""

import ipaddress
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config, runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts import log

VARIABLE = "CPC_STEWARD"
SENTENCE = (
    "This page is for stewards, who look after the data. The person who runs this app can tell you how to become one."
)
# A header that a proxy adds says that the visitor sits elsewhere, whatever address the connection has.
ADDED_BY_PROXIES = {"forwarded", "via", "client-ip", "x-proxy-id", "x-host", "x-real-ip", "x-client-ip"}
ADDED_STARTS = ("x-forwarded", "x-original-", "x-envoy-", "cf-", "tailscale-", "fly-", "x-azure-", "x-amzn-")
ADDED_ENDS = ("-ip", "-addr", "-address", "clientip")


class NotAllowed(Exception):
    """Somebody without the right asked for something of the stewards; the message may be shown to them."""


@dataclass(frozen=True)
class Steward:
    """Who acts. `name` goes into the column `by` ('' where nobody is known by name: then the page asks for one).

    `codes`: gss codes of the only councils whose reviews this person may mark as checked; empty: may do everything.
    """

    name: str
    is_named: bool
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Visitor:
    """Where a visit comes from: the address of the other end of the connection, and the headers it sent."""

    address: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=())

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key.lower() == name]


def who() -> Steward | None:
    """The steward whose visit runs this script, None for everybody else. A fault in finding out is None."""
    try:
        kept = secrets()
        return listed(st.user.to_dict(), kept) if "auth" in kept else local(visitor())
    except Exception as error:
        log.tell("error", "who may steward could not be found out", error=error)
        return None


def require() -> Steward:
    """The same; raises NotAllowed, with a sentence for the visitor, where there is none."""
    if steward := who():
        return steward
    raise NotAllowed(SENTENCE)


def listed(user: Mapping[str, object], kept: Mapping) -> Steward | None:
    """Somebody who is logged in (`user` as the provider tells of them) and stands on the list in the secrets."""
    if user.get("is_logged_in") is not True or user.get("email_verified", True) not in (True, "true"):
        return None
    email = user.get("email")
    if not isinstance(email, str) or not email:
        return None
    stewards = kept.get("stewards", {})
    if email.casefold() in {one.casefold() for one in _words(stewards.get("emails", []), "emails")}:
        return Steward(email, is_named=True)
    return _officer(email, stewards.get("officers", {}))


def _officer(email: str, officers: Mapping[str, object]) -> Steward | None:
    for one, codes in officers.items():
        # An officer for whom no council is named may do nothing: without codes a steward may do everything.
        if one.casefold() == email.casefold() and (checked := frozenset(_words(codes, one))):
            return Steward(email, is_named=True, codes=checked)
    return None


def _words(value: object, name: str) -> list[str]:
    """A list of words. A single word instead of a list is a fault: looking for an e-mail in it would find parts of it."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ValueError(f"[stewards] {name} in the secrets is no list of words.")
    return [*value]


def local(visit: Visitor) -> Steward | None:
    """Whoever sits at this machine, if it was started for that: every one of these must hold."""
    holds = (
        os.environ.get(VARIABLE) == "1"
        and is_loopback(visit.address)
        and not any(is_added_by_proxy(name) for name, _ in visit.headers)
        and _names_loopback(visit.all("host"), visit.all("origin"))
    )
    return Steward("", is_named=False) if holds else None


def is_loopback(address: object) -> bool:
    """'127.0.0.1', '::1' and their spellings; not None, which is what a run without a visitor has."""
    try:
        known = ipaddress.ip_address(address) if isinstance(address, str) else None
    except ValueError:
        return False
    return known is not None and (getattr(known, "ipv4_mapped", None) or known).is_loopback


def is_added_by_proxy(header: str) -> bool:
    """Whether a header is one that a proxy adds to the requests that it hands on."""
    name = header.lower().replace("_", "-")
    return name in ADDED_BY_PROXIES or name.startswith(ADDED_STARTS) or name.endswith(ADDED_ENDS)


def _names_loopback(hosts: list[str], origins: list[str]) -> bool:
    """One Host, a name of this machine, and no page of another address behind the request (DNS rebinding)."""
    if len(hosts) != 1 or len(origins) > 1:
        return False
    parts = urlsplit(f"//{hosts[0]}")
    is_here = parts.netloc == hosts[0] and "@" not in hosts[0]
    name = (parts.hostname or "") if is_here else ""
    return (name == "localhost" or is_loopback(name)) and all(_is_same(one, hosts[0]) for one in origins)


def _is_same(origin: str, host: str) -> bool:
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def visitor() -> Visitor:
    """Of the script that runs now. st.context.ip_address is no use here: it is None for loopback and for nobody alike."""
    run = get_script_run_ctx()
    client = runtime.get_instance().get_client(run.session_id) if run and runtime.exists() else None
    known = client.client_context if client else None
    return Visitor(known.remote_ip, tuple(known.headers)) if known else Visitor()


def secrets() -> dict:
    """Streamlit's secrets, {} where none are kept. Raises where some are kept and cannot be read: then nobody may."""
    if st.secrets.load_if_toml_exists():
        return st.secrets.to_dict()
    if found := [path for path in secret_files() if os.path.lexists(path)]:
        raise ValueError(f"{Path(found[0]).name} cannot be read.")
    return {}


def secret_files() -> Iterable[str]:
    """Where Streamlit looks for the secrets, with the list of stewards in them."""
    return config.get_option("secrets.files")
