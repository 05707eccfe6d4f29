;; Hashing: 60,000 blocks of 64 bytes through a mixing function of adds, rotations and xors.
(module
  (memory 1)
  (func $mix (param $a i32) (param $w i32) (result i32)
    (i32.xor
      (i32.rotl (i32.add (local.get $a) (local.get $w)) (i32.const 13))
      (i32.mul (local.get $w) (i32.const 0x9e3779b1))))
  (func (export "call") (local $block i32) (local $word i32) (local $h i32)
    (local.set $h (i32.const 0x6a09e667))
    (loop $blocks
      (local.set $word (i32.const 0))
      (loop $words
        (local.set $h
          (call $mix (local.get $h) (i32.load (i32.add (local.get $word) (i32.and (local.get $block) (i32.const 0xfc0))))))
        (i32.store (i32.add (local.get $word) (i32.and (local.get $block) (i32.const 0xfc0))) (local.get $h))
        (local.set $word (i32.add (local.get $word) (i32.const 4)))
        (br_if $words (i32.lt_u (local.get $word) (i32.const 64))))
      (local.set $block (i32.add (local.get $block) (i32.const 1)))
      (br_if $blocks (i32.lt_u (local.get $block) (i32.const 60000))))))
