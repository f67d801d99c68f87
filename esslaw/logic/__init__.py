"""The kernel: three truth values, six kinds of node, one evaluation, one proof.

Guarantees: pure; knows the law only as a linked `Program`, and the case only as facts and a day.
"""
