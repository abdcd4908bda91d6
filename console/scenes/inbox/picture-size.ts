/** The size of a picture that was just chosen, for a bubble of the right shape. */
export async function sizeOfPicture(file: File): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}
