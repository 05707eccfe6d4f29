;; Calls through a table: 600,000 of them, four targets in turn.
(module
  (memory 1)
  (type $step (func (param i32) (result i32)))
  (table 4 funcref)
  (elem (i32.const 0) $a $b $c $d)
  (func $a (type $step) (i32.add (local.get 0) (i32.const 7)))
  (func $b (type $step) (i32.xor (local.get 0) (i32.const 0x5bd1e995)))
  (func $c (type $step) (i32.rotl (local.get 0) (i32.const 11)))
  (func $d (type $step) (i32.mul (local.get 0) (i32.const 16777619)))
  (func (export "call") (local $i i32) (local $x i32)
    (loop $again
      (local.set $x (call_indirect (type $step) (local.get $x) (i32.and (local.get $i) (i32.const 3))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 600000))))
    (i32.store (i32.const 0) (local.get $x))))
