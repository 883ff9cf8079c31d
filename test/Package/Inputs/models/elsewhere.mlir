// REQUIRES: another-machine
