// Work that falls into independent parts, on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace offprint {

/// The number of threads to use where `wanted` is 0: one a processor.
unsigned number_of_threads(unsigned wanted);

/// Calls `body(begin, end)` for runs of at most `run` that cover [0, count), each once, from
/// `threads` threads; the calling thread is one of them. Returns when all is done. Where a body
/// throws, no further runs are handed out and the first exception comes out here.
void for_each_run(std::size_t count, std::size_t run, unsigned threads,
                  const std::function<void(std::size_t begin, std::size_t end)>& body);

/// Calls the two, on a thread each. Returns when both are done; the first exception comes out here.
void for_both(const std::function<void()>& one, const std::function<void()>& other);

}  // namespace offprint
