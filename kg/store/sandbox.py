"""What the query worker may do: a bounded address space and processor time, no core files, no network.

Everything here goes as far as the system allows: on Linux a seccomp filter refuses new sockets in the kernel; elsewhere
the refusal of SERVICE in the query's text (kg/store/refusal.py) stands alone.
"""

import ctypes
import platform
import sys
from dataclasses import dataclass

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER, _ALLOW, _REFUSE = 2, 0x7FFF0000, 0x00050000 | 1  # EPERM
_SIGKILL = 9
_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # audit architecture, number of socket(2)


@dataclass(frozen=True, slots=True)
class Confinement:
    """What could be put in place."""

    memory: bool
    network: bool


def confine(memory: int, seconds: float) -> Confinement:
    """Limit this process, for good: bytes of address space, seconds of processor time, no sockets.

    Call it before an engine is imported: its threads inherit the filter.
    """
    if sys.platform != "linux":
        return Confinement(memory=False, network=False)
    import resource

    cpu = int(seconds) + 2
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    return Confinement(memory=True, network=_refuse_sockets(libc))


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def _refuse_sockets(libc: ctypes.CDLL) -> bool:
    """Install the filter: socket(2) fails with EPERM, all else goes on. False where the kernel will not have it."""
    known = _SOCKET_CALL.get(platform.machine())
    if known is None:
        return False
    architecture, number = known
    load, equal, end = 0x20, 0x15, 0x06
    rows = (
        (load, 0, 0, 4),  # the architecture of the call
        (equal, 0, 3, architecture),
        (load, 0, 0, 0),  # the number of the call
        (equal, 0, 1, number),
        (end, 0, 0, _REFUSE),
        (end, 0, 0, _ALLOW),
    )
    code = (_Instruction * len(rows))(*(_Instruction(*row) for row in rows))
    program = _Program(len(rows), code)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
