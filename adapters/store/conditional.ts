import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** True if the write was made, false if its condition failed: somebody was there before us, which is normal. */
export async function conditional(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
