"""Start here: streamlit run app.py."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True):
    # A visit runs this script, again and again.
    from pages.parts import frame

    frame.run()
else:
    # The server imports it once, when it starts: Streamlit with an address for health and guards at the door.
    from pages.parts import server

    app = st.App(__file__, routes=server.ROUTES, middleware=server.MIDDLEWARE, lifespan=server.lifespan)
