# What a person reads before the block. English and ASCII: the reader's language is not known here, and a console may lose every other letter.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:reasons = @('needsAdmin', 'accessDenied', 'missing', 'timeLimit', 'constrainedLanguage', 'notRead', 'failed')
$script:sentences = @{
    needsAdmin = 'Needs an administrator, so it was not read'
    accessDenied = 'Refused by Windows'
    missing = 'Not on this Windows'
    timeLimit = 'Took too long'
    constrainedLanguage = 'Not possible while PowerShell is restricted here'
    notRead = 'Left out on purpose'
    failed = 'Could not be read'
}

function ConvertTo-RdpdPlainWords {
    param([AllowEmptyString()][string]$Text)
    return ($Text -creplace '[^\x20-\x7e]', '?')
}

# The facts that could not be read, one line for each kind of reason.
function Get-RdpdUnreadLines {
    param([AllowEmptyCollection()][object[]]$Facts)
    foreach ($reason in $script:reasons) {
        $names = @(foreach ($fact in $Facts) {
                if ($fact.ContainsKey('unknown') -and (([string]$fact['unknown'] -split ':')[0] -eq $reason)) { [string]$fact['name'] }
            })
        if ($names.Count -gt 0) {
            "$($script:sentences[$reason]): $($names -join ', ')"
        }
    }
}

# Lines up to so many letters in all, ends of lines counted as two; a line that does not fit any more is shortened, the rest is left out.
function Limit-RdpdLines {
    param([AllowEmptyCollection()][string[]]$Lines, [int]$Letters)
    $room = $Letters
    foreach ($line in $Lines) {
        if ($line.Length + 2 -le $room) {
            $line
        }
        elseif ($room -gt 20) {
            "$($line.Substring(0, $room - 5))..."
        }
        $room -= $line.Length + 2
    }
}

# Facts: what was read. Packed: what of it is sent, as New-RdpdPacked gives it.
function Get-RdpdWords {
    param([hashtable]$About, [AllowEmptyCollection()][object[]]$Facts, [hashtable]$Packed, [int]$Letters)
    $administrator = 'no'
    if ($About['Elevated']) {
        $administrator = 'yes'
    }
    $unread = @(foreach ($fact in $Facts) { if ($fact.ContainsKey('unknown')) { $fact } })
    $lines = @("Computer: $($About['Machine']). Administrator: $administrator. PowerShell: $($About['Mode']).")
    if ($About['Parts'] -gt 1) {
        $lines += "Part $($About['Part']) of $($About['Parts']): $($About['Title']). For another, set `$Part at the top of the script and run it again."
    }
    $lines += "Read: $($Facts.Count - $unread.Count) of $($Facts.Count) facts ($($About['Title']))."
    if ($Packed['Left'].Count -gt 0) {
        $lines += "No room in this answer for: $($Packed['Left'] -join ', ')"
    }
    $lines += @(Get-RdpdUnreadLines -Facts $Facts)
    $cut = @(foreach ($one in $Packed['Sent']) { if ($one['Rows'] -gt 0) { $one['Name'] } })
    if ($cut.Count -gt 0) {
        $lines += "Only the first rows (of events, the newest) of: $($cut -join ', ')"
    }
    $first = 'RDP Doctor host collector. It only read; nothing on this computer was changed.'
    $last = 'Send back everything from here on:'
    $first
    Limit-RdpdLines -Lines @($lines | ForEach-Object { ConvertTo-RdpdPlainWords -Text $_ }) -Letters ($Letters - $first.Length - $last.Length - 4)
    $last
}

Export-ModuleMember -Function *
