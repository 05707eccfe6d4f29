;; 1,000 dictionary writes: a new dictionary, then items of four letters with a number each.
(module
  (import "env" "casper_new_dictionary" (func $new_dictionary (param i32) (result i32)))
  (import "env" "casper_read_host_buffer" (func $read_host_buffer (param i32 i32 i32) (result i32)))
  (import "env" "casper_dictionary_put" (func $put (param i32 i32 i32 i32 i32 i32) (result i32)))
  (memory 1)
  ;; A CLValue: length 4, a u32, the tag of U32.
  (data (i32.const 128) "\04\00\00\00\00\00\00\00\04")
  (func (export "call") (local $i i32)
    (drop (call $new_dictionary (i32.const 0)))
    (drop (call $read_host_buffer (i32.const 16) (i32.const 33) (i32.const 4)))
    (loop $again
      ;; Four letters from a to p, one for each nibble of the counter.
      (i32.store8 (i32.const 64) (i32.add (i32.const 97) (i32.and (local.get $i) (i32.const 15))))
      (i32.store8 (i32.const 65) (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $i) (i32.const 4)) (i32.const 15))))
      (i32.store8 (i32.const 66) (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $i) (i32.const 8)) (i32.const 15))))
      (i32.store8 (i32.const 67) (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $i) (i32.const 12)) (i32.const 15))))
      (i32.store (i32.const 132) (local.get $i))
      (if (call $put (i32.const 16) (i32.const 33) (i32.const 64) (i32.const 4) (i32.const 128) (i32.const 9))
        (then (unreachable)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))))
