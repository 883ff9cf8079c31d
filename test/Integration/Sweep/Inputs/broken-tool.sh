#!/bin/sh
echo "error: no tool" >&2
exit 1
