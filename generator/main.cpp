#include "commands/command_line.hpp"

int main(int count, char** arguments) { return offprint::run_command_line(count, arguments); }
