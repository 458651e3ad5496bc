/** Waits about this long: between half and all of it, so that writers that collided do not collide again. */
export function pause(milliseconds: number): Promise<void> {
  const jittered = milliseconds * (0.5 + Math.random() / 2);
  return new Promise((resolve) => setTimeout(resolve, jittered));
}
