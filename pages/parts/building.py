"""The first build, made by the app itself where there is none that can be opened, with its progress on the page."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import streamlit as st

from pages.parts import data

ROOT = Path(__file__).parents[2]
BUSY = "Someone is publishing"  # so the loaders begin, in another process of this app, say
ONE_AT_A_TIME = threading.Lock()


def build_first() -> None:
    """Run the loaders beside the app, show each line they print, then start the page anew."""
    st.title("Preparing the data")
    if (data.BUILDS.parent / "sources.csv").is_file() and data.BUILDS.parent != ROOT / "data":
        # A folder of other documents (the demo's): the real ones must never be built into it.
        st.error(
            "The build of this data is gone or cannot be opened. Start the app again with the command that made it, for example: make demo."
        )
        st.stop()
    with st.status("Reading the documents. This takes a few seconds, once.", expanded=True) as box, ONE_AT_A_TIME:
        if data.choose_build() is not None:
            st.rerun()
        said = _build()
        if BUSY in said:
            st.text("Another visit is preparing the data at this moment; waiting for it.")
            _wait()
        if data.choose_build() is None:
            box.update(label="The data could not be prepared.", state="error", expanded=False)
    if data.choose_build() is None:
        st.error(said or "The loaders ended without saying why.")
        st.info("Put right what is named above, then reload this page.")
        st.stop()
    st.rerun()


def _wait() -> None:
    """Until the build that somebody else began is there, a minute at most."""
    end = time.monotonic() + 60
    while data.choose_build() is None and time.monotonic() < end:
        time.sleep(0.5)


def _build() -> str:
    """Run `python -m loaders build`, write its lines as they come; what it said of a failure, '' if it went well."""
    command = [sys.executable, "-m", "loaders", "build", "--builds", str(data.BUILDS)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            st.text(line.rstrip())
        problem = process.stderr.read()
    return "" if process.returncode == 0 else problem.strip()
