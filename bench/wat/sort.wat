;; Sorting: shell sort of 60,000 pseudo-random words in memory that is grown first.
(module
  (memory 1)
  (func $fill (param $count i32) (local $i i32) (local $x i32)
    (local.set $x (i32.const 2463534242))
    (loop $again
      (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
      (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
      (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
      (i32.store (i32.shl (local.get $i) (i32.const 2)) (local.get $x))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (local.get $count)))))
  (func $sort (param $count i32) (local $gap i32) (local $i i32) (local $j i32) (local $value i32)
    (local.set $gap (i32.shr_u (local.get $count) (i32.const 1)))
    (block $done
      (loop $gaps
        (br_if $done (i32.eqz (local.get $gap)))
        (local.set $i (local.get $gap))
        (block $passed
          (loop $pass
            (br_if $passed (i32.ge_u (local.get $i) (local.get $count)))
            (local.set $value (i32.load (i32.shl (local.get $i) (i32.const 2))))
            (local.set $j (local.get $i))
            (block $placed
              (loop $shift
                (br_if $placed (i32.lt_u (local.get $j) (local.get $gap)))
                (br_if $placed
                  (i32.le_u
                    (i32.load (i32.shl (i32.sub (local.get $j) (local.get $gap)) (i32.const 2)))
                    (local.get $value)))
                (i32.store
                  (i32.shl (local.get $j) (i32.const 2))
                  (i32.load (i32.shl (i32.sub (local.get $j) (local.get $gap)) (i32.const 2))))
                (local.set $j (i32.sub (local.get $j) (local.get $gap)))
                (br $shift)))
            (i32.store (i32.shl (local.get $j) (i32.const 2)) (local.get $value))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br $pass)))
        (local.set $gap (i32.shr_u (local.get $gap) (i32.const 1)))
        (br $gaps))))
  (func (export "call")
    (drop (memory.grow (i32.const 3)))
    (call $fill (i32.const 60000))
    (call $sort (i32.const 60000))))
