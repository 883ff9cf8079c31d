#include <cstdlib>
constexpr int kSizes[2] = {1, 2};
template <int N>
struct Fixed {
  int value = N;
};
static int ceilDiv(int a, int b) {
  if (b <= 0)
    return 0;
  return (a + b - 1) / b;
}
int unused() { return 5; }
int main(int, char **argv) {
  static_assert(kSizes[1] == 2, "a constant expression");
  int table[3] = {0, 1, 2};
  const int size = 3;
  int quotient = ceilDiv(std::atoi(argv[1]), std::atoi(argv[2]));
  return quotient == std::atoi(argv[3]) && Fixed<size>().value == 3 && !table[0]
             ? 0
             : 1;
}
