//! What the standard library would bring.

use core::panic::PanicInfo;

use lol_alloc::{FreeListAllocator, LockedAllocator};

/// It searches a list for each piece of memory. There are few of them here.
#[global_allocator]
static ALLOCATOR: LockedAllocator<FreeListAllocator> = LockedAllocator::new(FreeListAllocator::new());

/// The worker ends, and the page hears that it did.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
