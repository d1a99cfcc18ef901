"""The kernel refuses the worker a network, whatever the query's text could hide."""

import subprocess
import sys

import pytest

CODE = """
from kg.store.sandbox import confine
print(confine(2_000_000_000, 10).network)
import pyoxigraph, socket
for attempt in (socket.socket, lambda: list(pyoxigraph.Store().query(
    "SELECT * { SERVICE <http://127.0.0.1:8999/> { ?a ?b ?c } }"))):
    try:
        attempt()
        print("reached")
    except OSError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is one of Linux")
def test_no_socket_can_be_opened() -> None:
    run = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    installed, direct, engine = run.stdout.splitlines()
    if installed == "False":
        pytest.skip("this kernel takes no seccomp filter")
    assert "Operation not permitted" in direct
    assert "Operation not permitted" in engine
