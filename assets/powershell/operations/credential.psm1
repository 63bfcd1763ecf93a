# credential.remove: a saved sign-in of this user. Only its user name is read; the password never can be, so there is no way back.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The user name stands two lines below the line that ends in target=NAME, after a label in the language of Windows.
function Get-RdpdCredential {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $pattern = "target=$([regex]::Escape($Arguments['target']))\s*$"
    $lines = @(Get-RdpdSavedCredentialLines | ForEach-Object { $_ })
    for ($at = 0; $at -lt $lines.Count; $at += 1) {
        if ($lines[$at] -match $pattern) {
            $user = ''
            if (($at + 2 -lt $lines.Count) -and ($lines[$at + 2] -match '^[^:\uFF1A]{1,60}[:\uFF1A]\s*(.{0,250}?)\s*$')) {
                $user = $Matches[1]
            }
            return [ordered]@{ credential = [ordered]@{ user = $user } }
        }
    }
    return [ordered]@{ credential = $null }
}

function Remove-RdpdCredential {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if ($null -ne (Get-RdpdCredential -Arguments $Arguments)['credential']) {
        Remove-RdpdSavedCredential -Target $Arguments['target']
    }
}

function Restore-RdpdCredential {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if (($null -ne $Captured['credential']) -and ($null -eq (Get-RdpdCredential -Arguments $Arguments)['credential'])) {
        throw 'refused: Windows gives no saved password away, so it cannot be put back; the person types it once more'
    }
}

Export-ModuleMember -Function *
